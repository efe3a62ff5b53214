// The script of compare pages. Everything it needs it reads from the page, which says all of it without a script too.
import { openSpots } from './chart/spots.ts';
import { all, element } from './dom/element.ts';
import { lookControls, openLook } from './look/look.ts';
import { openMarks } from './popover/marks.ts';
import { followAddress } from './state/fragment.ts';
import { controlTable } from './table/control.ts';

openMarks();
openSpots();
const find = all(document, '.matrix[data-concepts]').map((root, index) => controlTable(root, index === 0));
// A page without a large table has its few choices at the end.
if (find.length === 0)
  document.querySelector('main')?.append(element('div', { class: 'tools row' }, ...lookControls()));
openLook();
followAddress((anchor) => find.some((show) => show(anchor)));
