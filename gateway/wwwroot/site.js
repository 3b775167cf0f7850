// Improves pages that work without it. Every feature stands alone: one that fails leaves the plain form.
document.documentElement.classList.add('with-script');

// Counters and fields that depend on an answer.
const valueOf = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)]
  .filter(e => e.type !== 'radio' && e.type !== 'checkbox' || e.checked).map(e => e.value).join(',');

const meets = (form, condition) => {
  const [name, wanted] = condition.split('=');
  const value = valueOf(form, name);
  return wanted.split('|').some(w => /^\d+$/.test(w) ? value.startsWith(w) : value === w);
};

const showWhatApplies = form => {
  for (const box of form.querySelectorAll('[data-when]')) box.hidden = !meets(form, box.dataset.when);
};

const count = area => {
  const counter = area.form.querySelector(`[data-counter-for="${area.name}"]`);
  if (!counter) return;
  const left = Number(area.dataset.limit) - [...new Intl.Segmenter().segment(area.value.trim())].length;
  counter.textContent = (left < 0 ? counter.dataset.over : counter.dataset.left).replace('{0}', Math.abs(left));
  counter.classList.toggle('over', left < 0);
};

// Counties follow the league without a round trip.
const fillCounties = async select => {
  const target = document.getElementById(select.dataset.children);
  const empty = target.options[0];
  target.replaceChildren(empty);
  if (!select.value.startsWith('15')) return;
  const answer = await fetch(`/complain/regions?parent=${encodeURIComponent(select.value)}`);
  for (const { value, name } of await answer.json()) target.add(new Option(name, value));
};

// Saving while typing: a while after the last change, and when the page is left.
const autosave = form => {
  const note = document.getElementById('saved');
  let timer, dirty = false;
  const save = async keepalive => {
    if (!dirty) return;
    dirty = false;
    note.textContent = note.dataset.saving;
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive });
      if (!answer.ok) throw new Error(answer.status);
      note.textContent = note.dataset.saved;
    } catch {
      dirty = true;
      note.textContent = note.dataset.failed;
      timer = setTimeout(save, 5000);
    }
  };
  form.addEventListener('input', () => {
    dirty = true;
    note.textContent = note.dataset.saving;
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener('submit', () => { dirty = false; clearTimeout(timer); });
  addEventListener('pagehide', () => save(true));
  addEventListener('online', () => save());
};

// Files: one request each, with progress; a broken one is tried again under the same id, so it arrives once.
const uuid = () => {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128;
  return [...b].map((x, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + x.toString(16).padStart(2, '0')).join('');
};

const element = (name, text, classes = '') => Object.assign(document.createElement(name), { textContent: text, className: classes });

const upload = (input, file, row, id) => {
  const texts = input.dataset, bar = document.createElement('progress');
  bar.max = 1; bar.value = 0; bar.setAttribute('aria-label', file.name);
  const status = element('span', texts.busy, 'muted');
  status.setAttribute('role', 'status');
  const cancel = element('button', texts.cancel, 'link-button');
  cancel.type = 'button';
  row.replaceChildren(element('span', file.name, 'name'), bar, status, cancel);
  const body = new FormData();
  body.append('__RequestVerificationToken', input.form.querySelector('[name=__RequestVerificationToken]').value);
  body.append('request_id', id);
  body.append('files', file);
  const request = new XMLHttpRequest();
  request.open('POST', texts.upload);
  request.responseType = 'json';
  request.upload.onprogress = e => { if (e.lengthComputable) bar.value = e.loaded / e.total; };
  cancel.onclick = () => { request.abort(); row.remove(); };
  const fail = text => {
    bar.remove(); status.className = 'error'; status.textContent = text;
    const retry = element('button', texts.retry, 'link-button');
    retry.type = 'button';
    retry.onclick = () => upload(input, file, row, id);
    row.insertBefore(retry, cancel);
  };
  request.onerror = () => fail(texts.failed);
  request.onload = () => {
    const answer = request.response;
    if (request.status !== 200) return fail(answer?.error ?? texts.failed);
    row.replaceChildren(element('span', `${answer.name} ${answer.size}`, 'name'), element('span', texts.done, 'muted'));
    row.lastChild.setAttribute('role', 'status');
    document.getElementById('no-files')?.remove();
    if (!texts.remove) return;
    const remove = element('button', texts.remove, 'link-button');
    Object.assign(remove, { name: 'do', value: `remove-${answer.id}` });
    row.append(remove);
  };
  request.send(body);
};

const uploads = input => input.addEventListener('change', () => {
  const list = document.getElementById('files');
  for (const file of input.files) {
    const row = list.appendChild(document.createElement('li'));
    upload(input, file, row, uuid());
  }
  input.value = '';
});

for (const form of document.querySelectorAll('form')) {
  showWhatApplies(form);
  form.addEventListener('change', e => { showWhatApplies(form); if (e.target.dataset.children) fillCounties(e.target); });
  for (const area of form.querySelectorAll('textarea[data-limit]')) { count(area); area.addEventListener('input', () => count(area)); }
  if (form.dataset.autosave) autosave(form);
  // A second press changes nothing on the server; here it only should not happen.
  form.addEventListener('submit', () => setTimeout(() => form.querySelectorAll('[data-once]').forEach(b => { b.disabled = true; })));
}
document.querySelectorAll('[data-upload]').forEach(uploads);
document.querySelectorAll('[data-print]').forEach(b => { b.hidden = false; b.addEventListener('click', () => print()); });
document.getElementById('errors')?.focus();
addEventListener('pageshow', e => { if (e.persisted) document.querySelectorAll('[data-once]').forEach(b => { b.disabled = false; }); });
