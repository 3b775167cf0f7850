// Improves the pages of mediation; all of them work without it.

// What others do appears without a reload: the server says that something changed, and the page fetches itself and takes
// over the marked parts. What somebody is typing stays.
const room = document.querySelector('[data-events]');
if (room && window.EventSource) {
  let seen, timer;
  const status = document.querySelector('[data-live-status]');
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let changed = false;
    for (const part of document.querySelectorAll('[data-live]')) {
      const now = fresh.getElementById(part.id);
      if (!now || now.innerHTML === part.innerHTML || part.contains(document.activeElement) && part.querySelector('input, textarea')) continue;
      part.innerHTML = now.innerHTML;
      changed = true;
    }
    if (changed && status) status.textContent = status.dataset.changed;
  };
  const events = new EventSource(room.dataset.events);
  events.addEventListener('changed', event => {
    if (seen !== undefined && seen !== event.data) { clearTimeout(timer); timer = setTimeout(refresh, 150); }
    seen = event.data;
  });
  addEventListener('pagehide', () => events.close());
}

// The latest words are what one came to read.
const messages = document.getElementById('messages');
if (messages && messages.children.length > 6 && !location.hash) messages.lastElementChild.scrollIntoView({ block: 'center' });

// Copying a template.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
  });
}

// What was typed is not lost by a wrong click.
const kept = document.querySelector('form[data-keep]');
if (kept) {
  let changed = false;
  kept.addEventListener('input', () => { changed = true; });
  kept.addEventListener('submit', () => { changed = false; });
  addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
}
