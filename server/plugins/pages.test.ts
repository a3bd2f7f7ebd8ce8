import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

function givenBuiltPages(): string {
  const root = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['operator', 'desk', 'assets']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'index.html'), '<title>demo</title>');
  writeFileSync(join(root, 'operator/index.html'), '<title>operator</title>');
  writeFileSync(join(root, 'desk/index.html'), '<title>desk</title>');
  writeFileSync(join(root, 'widget.js'), 'customElements');
  writeFileSync(join(root, 'assets/a1b2.js'), 'hashed');
  return root;
}

describe('the pages', () => {
  it.each([
    { url: '/', title: 'demo' },
    { url: '/operator', title: 'operator' },
    { url: '/desk', title: 'desk' },
  ])('serve $url', async ({ url, title }) => {
    const { app } = await givenServer({ webRoot: givenBuiltPages() });

    const response = await app.inject(url);

    expect(response.headers['content-type']).toMatch(/^text\/html/);
    expect(response.body).toContain(title);
  });

  it('let any page load the script of the widget', async () => {
    const { app } = await givenServer({ webRoot: givenBuiltPages() });

    const { headers } = await app.inject('/widget.js');

    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('are kept for a year where the name carries a hash', async () => {
    const { app } = await givenServer({ webRoot: givenBuiltPages() });

    const { headers } = await app.inject('/assets/a1b2.js');

    expect(headers['cache-control']).toContain('immutable');
  });

  it('answer an unknown file with 404', async () => {
    const { app } = await givenServer({ webRoot: givenBuiltPages() });

    expect((await app.inject('/../package.json')).statusCode).toBe(404);
  });

  it.each(['/', '/operator', '/desk', '/widget.js'])(
    'say at %s that they were not built',
    async (url) => {
      const { app } = await givenServer();

      const response = await app.inject(url);

      expect(response.json()).toMatchObject({ type: '/problems/pages-not-built', status: 503 });
      expect(response.json().detail).toContain('npm run build:web');
    },
  );
});
