import fastify from 'fastify';

/** Reads JSON and sends it back: what Fastify costs by itself. Prints its address. */
const app = fastify();
app.post('/', async (request) => request.body);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.once('SIGTERM', () => process.exit(0));
