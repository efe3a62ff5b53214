/** Style and script of the preview's frame. The script swaps the shown views in place when the server says so. */
export const FRAME_STYLE = `:root{color-scheme:light dark;--ink:#1d232b;--paper:#fff;--ground:#f6f6f4;--line:#ccc;--muted:#5b6470;--alarm:#8c1d18;--code:#f2f2f0;--link:#0b57a4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#1b1e24;--ground:#101216;--line:#3a3f48;--muted:#a3a9b3;--alarm:#ff9b90;--code:#262a31;--link:#8ab8f0}}
*{box-sizing:border-box}html,body{height:100%;margin:0}body{display:flex;flex-direction:column;font:14px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
header{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center;padding:8px 12px;border-bottom:1px solid var(--line);background:var(--paper)}
label{display:flex;gap:6px;align-items:center}select{font:inherit;padding:4px 6px;max-width:60vw}main{flex:1;display:flex;gap:1px;min-height:0;background:var(--line)}
iframe{flex:1;border:0;width:0;height:100%;background:var(--paper)}
#problems{position:fixed;inset:auto 0 0 0;max-height:60%;overflow:auto;padding:14px 16px;background:var(--paper);border-top:4px solid var(--alarm);box-shadow:0 -2px 16px #0004}
#problems h1{font-size:15px;margin:0 0 8px;color:var(--alarm)}#problems h2{font-size:14px;margin:16px 0 2px}#problems p{margin:0 0 4px}a{color:var(--link)}p code{color:var(--muted)}
pre{margin:6px 0;padding:8px 10px;overflow:auto;border-radius:4px;background:var(--code);font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
@media(max-width:40em){main:has(iframe+iframe){flex-direction:column}main:has(iframe+iframe) iframe{width:100%;height:0}label:has(select){flex:1 0 100%}select{flex:1;min-width:0;max-width:none}}`;

export const FRAME_SCRIPT = `(() => {
  const what = document.getElementById('what'), views = document.getElementById('views'), problems = document.getElementById('problems');
  const boxes = [...document.querySelectorAll('input[name=view]')];
  const frames = new Map();
  const address = (view) => '/' + view + '/' + what.value;
  const show = () => {
    for (const box of boxes) {
      const shown = frames.get(box.value);
      if (!box.checked && shown) { shown.remove(); frames.delete(box.value); }
      else if (box.checked && !shown) {
        const frame = document.createElement('iframe');
        frame.title = box.parentElement.textContent.trim();
        frame.src = address(box.value);
        // Always in the order of the boxes; a frame that is moved would load again.
        frame.style.order = boxes.indexOf(box);
        frames.set(box.value, frame);
        views.append(frame);
      }
    }
  };
  const reload = () => {
    for (const [view, frame] of frames) {
      const { scrollX, scrollY } = frame.contentWindow;
      frame.onload = () => { frame.contentWindow.scrollTo(scrollX, scrollY); document.body.dataset.updated = String(performance.now()); };
      if (new URL(frame.src).pathname === address(view)) frame.contentWindow.location.reload();
      else frame.src = address(view);
    }
  };
  const remembered = decodeURIComponent(location.hash.slice(1));
  if ([...what.options].some((option) => option.value === remembered)) what.value = remembered;
  what.onchange = () => { location.hash = what.value; reload(); };
  for (const box of boxes) box.onchange = show;
  show();
  const events = new EventSource('/events');
  events.addEventListener('update', () => { problems.hidden = true; problems.innerHTML = ''; reload(); });
  events.addEventListener('problems', (event) => { problems.innerHTML = JSON.parse(event.data); problems.hidden = false; });
})();`;
