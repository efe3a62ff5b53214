import { all, element } from '../dom/element.ts';

/**
 * Values of a chart tell their name and figure to the pointer and the keyboard: one stop for Tab in each drawing,
 * arrow keys within it.
 */
export function openSpots(): void {
  const tip = element('div', { class: 'tip', 'aria-hidden': 'true', hidden: '' });
  document.body.append(tip);
  const hide = () => {
    tip.hidden = true;
  };
  for (const svg of all<SVGSVGElement>(document, '.drawing svg')) {
    const spots = all<SVGElement>(svg, '.spot');
    if (spots.length > 0) prepare(svg, spots, tip, hide);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  // What has the focus may have been scrolled to only because of it.
  const follow = () => {
    const focused = document.activeElement;
    if (focused instanceof SVGElement && focused.matches('.spot') && !tip.hidden) showTip(tip, focused);
    else hide();
  };
  addEventListener('scroll', follow, { capture: true, passive: true });
}

function prepare(svg: SVGSVGElement, spots: readonly SVGElement[], tip: HTMLElement, hide: () => void): void {
  // An image has no parts for assistive technology; a group has.
  svg.setAttribute('role', 'group');
  for (const [index, spot] of spots.entries()) {
    const title = spot.querySelector('title');
    spot.setAttribute('role', 'img');
    spot.setAttribute('aria-label', title?.textContent ?? '');
    spot.setAttribute('tabindex', index === 0 ? '0' : '-1');
    title?.remove();
    const show = () => showTip(tip, spot);
    spot.addEventListener('pointerenter', show);
    spot.addEventListener('pointerleave', hide);
    spot.addEventListener('focus', show);
    spot.addEventListener('blur', hide);
  }
  svg.addEventListener('keydown', (event) => {
    const at = spots.indexOf(document.activeElement as SVGElement);
    const to =
      at < 0
        ? undefined
        : { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: spots.length - 1 }[
            event.key
          ];
    const next = to === undefined ? undefined : spots[Math.max(0, Math.min(to, spots.length - 1))];
    if (next === undefined) return;
    event.preventDefault();
    spots[at]?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
}

function showTip(tip: HTMLElement, spot: SVGElement): void {
  tip.textContent = spot.getAttribute('aria-label');
  tip.hidden = false;
  const at = spot.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8));
  tip.style.left = `${left}px`;
  tip.style.top = `${at.top > height + 16 ? at.top - height - 6 : at.bottom + 6}px`;
}
