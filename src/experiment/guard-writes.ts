import type { TelemetryEmitter } from '../telemetry';
import type { ManifestFile } from './run-manifest';

/** The manifest on disk, which is written only while `demand` does not throw. */
export function guardManifest(file: ManifestFile, demand: () => void): ManifestFile {
  return {
    get manifest() {
      return file.manifest;
    },
    async update(change) {
      demand();
      await file.update(change);
    },
    async updateStage(name, change) {
      demand();
      await file.updateStage(name, change);
    },
    async addCheckpoint(checkpoint) {
      demand();
      await file.addCheckpoint(checkpoint);
    },
  };
}

/** The events, which are written only while `demand` does not throw. */
export function guardTelemetry(events: TelemetryEmitter, demand: () => void): TelemetryEmitter {
  return {
    get nextSeq() {
      return events.nextSeq;
    },
    emit(...event) {
      // Thrown in the call: a stage that does not wait for its events stops as well.
      demand();
      return events.emit(...event);
    },
    flush: () => events.flush(),
    close: () => events.close(),
  };
}
