import { describe, expect, it } from 'vitest';
import { LineBuffer } from '../../../src/artifacts/json/line-buffer';
import { bytesOf, textOf } from './support';

describe('LineBuffer', () => {
  it('keeps copies, and hands them over for good', () => {
    const buffer = new LineBuffer();
    const piece = bytesOf('ab');
    buffer.append(piece);
    piece.fill(0);
    buffer.append(bytesOf('cd'));
    expect(buffer.length).toBe(4);
    const first = buffer.take();
    buffer.append(bytesOf('xyz'));
    expect([textOf(first), textOf(buffer.take()), buffer.length]).toEqual(['abcd', 'xyz', 0]);
  });
});
