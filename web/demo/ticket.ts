/** `/ticket#WL20261121-0007/7KQ4MXRA` looks the ticket up by itself; without a script the form is there. */
const form = document.querySelector<HTMLFormElement>('#look-up');
const [number = '', code = ''] = location.hash.slice(1).split('/').map(decoded);

if (form !== null && number !== '' && code !== '') {
  fill('number', number);
  fill('code', code);
  // The way back leads to the form, not through it again.
  history.replaceState(null, '', location.pathname);
  form.submit();
}

function fill(name: string, value: string): void {
  const input = form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (input !== null && input !== undefined) input.value = value;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
