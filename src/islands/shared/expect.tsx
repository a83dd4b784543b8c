/** A line to expect in the terminal, its mode marked: cyan for BPF, amber for Legacy. Its wide gaps are narrowed. */
export function Expect({ line }: { line: string }) {
  return (
    <div class="expect">
      {line
        .replaceAll(/ {4,}/g, '   ')
        .split(/\b(BPF|Legacy)\b/)
        .map((part) => (part === 'BPF' ? <b class="hi">BPF</b> : part === 'Legacy' ? <b class="lo">Legacy</b> : part))}
    </div>
  );
}
