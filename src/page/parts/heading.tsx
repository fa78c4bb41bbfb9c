import { useEffect, useRef } from 'preact/hooks';

/** Whether a view was shown before: the first one leaves the focus where the browser puts it. */
let hasShown = false;

/** The heading of a view: names the tab, and takes the focus when the view is opened. */
export function Heading({ title }: { readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Crucible`;
  }, [title]);
  useEffect(() => {
    if (hasShown) heading.current?.focus();
    hasShown = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
