/** Style and script of the preview's frame. The script swaps the shown views in place when the server says so. */
export const FRAME_STYLE = `*{box-sizing:border-box}html,body{height:100%;margin:0}body{display:flex;flex-direction:column;font:14px/1.4 system-ui,sans-serif;color:#1d232b;background:#f6f6f4}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;padding:8px 12px;border-bottom:1px solid #ccc;background:#fff}
select{font:inherit;max-width:60vw}main{flex:1;display:flex;min-height:0}iframe{flex:1;border:0;border-left:1px solid #ccc;width:0;height:100%;background:#fff}
#problems{position:fixed;inset:auto 0 0 0;max-height:60%;overflow:auto;padding:12px 16px;background:#fff;border-top:4px solid #b3261e;box-shadow:0 -2px 12px #0003}
#problems h1{font-size:15px;margin:0 0 8px;color:#8c1d18}#problems h2{font-size:14px;margin:12px 0 2px}#problems p{margin:0 0 4px}pre{margin:4px 0;padding:8px;overflow:auto;background:#f2f2f0}`;

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
