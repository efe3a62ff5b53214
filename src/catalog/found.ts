import type { Diagnostic, Report, Span } from '../core/diagnostic.ts';

/** Gathers diagnostics, each once: what an alias names is read at each of its uses. */
export class Found {
  readonly #diagnostics = new Map<string, Diagnostic>();
  readonly report: Report = (diagnostic) => {
    const key = identity(diagnostic);
    if (!this.#diagnostics.has(key)) this.#diagnostics.set(key, diagnostic);
  };

  /** In the order of the files; those without a place come first. */
  sorted(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()].sort(
      (a, b) => compare(a.span?.file ?? '', b.span?.file ?? '') || (a.span?.start ?? 0) - (b.span?.start ?? 0),
    );
  }
}

/** Passes on what lies outside the stretches; what a broken stretch seems to say is not worth telling. */
export function except(stretches: readonly Span[], report: Report): Report {
  if (stretches.length === 0) return report;
  return (diagnostic) => {
    const { span } = diagnostic;
    const inside = stretches.some(
      ({ file, start, end }) => span?.file === file && span.start >= start && span.start < end,
    );
    if (!inside) report(diagnostic);
  };
}

/** By code points of the path, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function identity({ code, span, args }: Diagnostic): string {
  const told = Object.values(args).filter((arg) => typeof arg !== 'object');
  return JSON.stringify([code, span?.file, span?.start, span?.end, ...told]);
}
