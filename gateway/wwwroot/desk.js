// Improves the desk: keys, focus on mistakes, a busy button, "select all". Every page works without it.
const desk = document.querySelector('.desk');
const links = () => [...document.querySelectorAll('[data-rows] > li > a')];

const isTyping = (target) => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

function move(step) {
  const all = links();
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement.closest('a'));
  const start = here >= 0 ? here : all.findIndex((a) => a.getAttribute('aria-current') === 'true');
  const next = all[Math.min(all.length - 1, Math.max(0, start + step))] ?? all[0];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function pick() {
  const box = document.activeElement.closest('li')?.querySelector('input[type=checkbox]');
  if (box) box.checked = !box.checked;
}

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const dialog = document.getElementById('keys');
  if (isTyping(event.target) || dialog?.open) return;
  const key = event.key.toLowerCase();
  const search = document.getElementById('search');
  if (key === 'j') move(1);
  else if (key === 'k') move(-1);
  else if (key === 'x') pick();
  else if (key === '/' && search) { search.focus(); search.select(); }
  else if (key === '?' && dialog) dialog.showModal();
  else {
    const target = [...document.querySelectorAll('[data-key]')].find((e) => e.dataset.key === key && e.offsetParent !== null);
    if (!target) return;
    target.click();
  }
  event.preventDefault();
}

if (desk?.dataset.keys === 'on') document.addEventListener('keydown', press);

// The list keeps its place: the chosen case stays in sight after the page was loaded.
document.querySelector('[data-rows] > li.current')?.scrollIntoView({ block: 'nearest' });

// Mistakes are read out and reached first.
document.getElementById('errors')?.focus();

// Pressing twice sends once, and everything above a moment shows that something happens.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.busy) { event.preventDefault(); return; }
  form.dataset.busy = 'true';
  event.submitter?.setAttribute('aria-busy', 'true');
  desk?.classList.add('is-busy');
});
document.addEventListener('click', (event) => {
  if (event.target.closest('a[href^="/desk"]:not([target])') && !event.ctrlKey && !event.metaKey && !event.shiftKey) desk?.classList.add('is-busy');
});
// A page that comes back from the browser's history is not busy any more.
window.addEventListener('pageshow', () => {
  desk?.classList.remove('is-busy');
  for (const form of document.forms) delete form.dataset.busy;
  for (const busy of document.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy');
});

// What was typed is not lost by a wrong click.
const kept = document.querySelector('form[data-keep]');
if (kept) {
  let changed = false;
  kept.addEventListener('input', () => { changed = true; });
  kept.addEventListener('submit', () => { changed = false; });
  window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });
}

// Passkeys: the browser asks the device, the gateway checks what it says. Shown only where the browser can do it.
const passkey = document.querySelector('[data-passkey]');
if (passkey && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  passkey.hidden = false;
  const message = passkey.querySelector('[data-message]');
  const token = passkey.querySelector('[name=__RequestVerificationToken]').value;
  const post = (url, body) => fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
    body: body === undefined ? '{}' : JSON.stringify(body),
  });
  const run = async () => {
    message.textContent = '';
    try {
      const adding = passkey.dataset.passkey === 'add';
      const options = await (await post(adding ? '/desk/passkeys/options' : '/desk/passkeys/sign-in-options')).json();
      const credential = adding
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      const answer = await post(adding ? '/desk/passkeys' : '/desk/passkeys/sign-in', {
        credentialJson: JSON.stringify(credential),
        name: document.getElementById('passkey-name')?.value,
      });
      if (answer.ok) location.assign(adding ? '/desk/account?done=added' : passkey.dataset.next);
      else message.textContent = answer.status === 423 ? message.dataset.locked : message.dataset.message;
    } catch {
      message.textContent = message.dataset.message;
    }
  };
  passkey.querySelector('button').addEventListener('click', run);
}
