import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const web = (path: string) => fileURLToPath(new URL(`../web/${path}`, import.meta.url));

/** What Chrome 58 reads, the WebView that Android 8 shipped with; WeChat's own is newer. */
const OLD_WEB_VIEWS = 'es2017';

/** The widget as one script, self-contained and without a global name. */
export async function buildWidget(): Promise<Uint8Array> {
  return bundle({ entryPoints: [web('widget/index.ts')] });
}

/** The few lines of a page: example questions ask themselves, a ticket's own address opens it. */
export async function buildPage(name: 'demo' | 'ticket'): Promise<Uint8Array> {
  return bundle({ entryPoints: [web(`demo/${name}.ts`)] });
}

async function bundle(options: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: OLD_WEB_VIEWS,
    charset: 'utf8',
    conditions: ['production'],
    legalComments: 'none',
    // Lit asks for `globalThis`, which Chrome has since 71.
    define: { globalThis: 'window' },
  });
  const script = outputFiles?.[0];
  if (script === undefined) throw new Error('The bundler wrote no script.');
  return script.contents;
}
