import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The pages by their address; without them the front ends were not built. */
const FILE_OF_PAGE: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/operator': 'operator/index.html',
  '/desk': 'desk/index.html',
};

export function isPage(path: string): boolean {
  return path in FILE_OF_PAGE || path === '/widget.js';
}

/** Serves the built front ends from `root`. Files under `assets/` carry a hash in their name. */
export async function addPages(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = /[\\/]assets[\\/]/.test(path);
      response.setHeader(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  for (const [path, file] of Object.entries(FILE_OF_PAGE)) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) => reply.sendFile(file));
  }
}
