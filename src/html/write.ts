import type { Writer } from '../core/format.ts';
import { renderPage } from './page-template.ts';
import { type PagePlan, planPage } from './plan.ts';
import type { PageScripts } from './scripts.ts';

/** Writes one self-contained page as UTF-8. */
export function htmlWriter(scripts: PageScripts): Writer<PagePlan> {
  return {
    plan: (input) => planPage(input, scripts),
    write: async ({ template, parts }) => new TextEncoder().encode(renderPage(template, parts)),
  };
}
