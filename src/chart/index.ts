import type { Chart } from '../core/chart.ts';
import type { MeasureText, Picture } from '../core/shapes.ts';
import { unexpected } from '../core/unexpected.ts';
import { barPicture } from './bar.ts';
import { mapPicture } from './map.ts';

export { DOT, type Track, trackAt } from './bar.ts';
export { byWords } from './gaps.ts';
export { hatchLines } from './hatch.ts';
export { escapeXml, pictureSvg, shapeSvg } from './svg.ts';
export { FIGURE_MIDDLE, MINOR } from './text.ts';

/**
 * Draws a chart at a width in points (250 to 700); the height follows from what there is to show. `measure` must be
 * the metrics of the font the text will be set in, or an estimate that is not narrower.
 */
export function chartPicture(chart: Chart, width: number, measure: MeasureText): Picture {
  switch (chart.kind) {
    case 'bar':
      return barPicture(chart, width, measure);
    case 'map':
      return mapPicture(chart, width, measure);
    default:
      return unexpected(chart);
  }
}
