import type { Writer } from '../core/format.ts';
import { pageRenderer } from './page-template.ts';
import { type PagePlan, planPage } from './plan.ts';
import type { PageScripts } from './scripts.ts';

/** Writes one self-contained page as UTF-8. */
export function htmlWriter(scripts: PageScripts): Writer<PagePlan> {
  const render = pageRenderer();
  return {
    plan: (input) => planPage(input, scripts),
    write: async ({ template, parts }) => new TextEncoder().encode(render(template, parts)),
  };
}
