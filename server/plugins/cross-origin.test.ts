import { describe, expect, it } from 'vitest';
import { givenServer } from '../../tests/support/test-server.ts';

const page = 'https://www.example.gov.cn';

describe('another page', () => {
  it('may call what citizens call when it is allowed', async () => {
    const { app } = await givenServer({ allowedOrigins: [page] });

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      headers: { origin: page },
      payload: {},
    });

    expect(response.headers['access-control-allow-origin']).toBe(page);
    expect(response.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is told beforehand what it may send', async () => {
    const { app } = await givenServer({ allowedOrigins: [page] });

    const response = await app.inject({
      method: 'OPTIONS',
      url: '/api/v1/conversations',
      headers: { origin: page, 'access-control-request-method': 'POST' },
    });

    expect(response.statusCode).toBe(204);
    expect(response.headers['access-control-allow-headers']).toContain('idempotency-key');
  });

  it('learns of a refusal too', async () => {
    const { app } = await givenServer({ allowedOrigins: [page] });

    const response = await app.inject({
      url: '/api/v1/tickets/JZ1',
      headers: { origin: page },
    });

    expect(response.statusCode).toBe(404);
    expect(response.headers['access-control-allow-origin']).toBe(page);
  });

  it.each(['/api/v1/staff/tickets', '/api/v1/login', '/api/v1/session'])(
    'never reaches %s',
    async (url) => {
      const { app } = await givenServer({ allowedOrigins: [page] });

      const response = await app.inject({ method: 'OPTIONS', url, headers: { origin: page } });

      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('may call nothing when it is not allowed', async () => {
    const { app } = await givenServer({ allowedOrigins: [page] });

    const response = await app.inject({
      url: '/api/v1/tickets/JZ1',
      headers: { origin: 'https://evil.example' },
    });

    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });
});
