import { expect, it } from 'vitest';
import { signWebhook } from './sign-webhook.ts';

/** The vector that the Standard Webhooks' own libraries are tested with. */
it('signs as the Standard Webhooks do', () => {
  const headers = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1614265330 * 1000),
    body: '{"test": 2432232314}',
  });

  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

/** Computed with `openssl dgst -sha256 -hmac`. */
it('takes a secret without the mark as it is written', () => {
  const headers = signWebhook('一个密钥 of this test', {
    id: '1',
    at: new Date(1999),
    body: '{"如皋":1}',
  });

  expect(headers).toMatchObject({
    'webhook-timestamp': '1',
    'webhook-signature': 'v1,LF8UYfC5X4+LF3FtEi66AfdL63Lo13YgB50hgSzpj6g=',
  });
});
