import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function complaintAbout(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('Expected a refusal.');
}

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      rateLimit: 600,
      allowedOrigins: [],
      databaseUrl: undefined,
      openai: { baseUrl: undefined, apiKey: undefined },
      chatModel: undefined,
      embeddingModel: undefined,
      dataKey: undefined,
      adminPassword: undefined,
      defaultRegion: undefined,
      trustProxy: false,
      logLevel: 'info',
      ticketWebhook: undefined,
      keepDeliveriesDays: undefined,
      duty: { webhook: undefined, sms: undefined, email: undefined },
    });
  });

  it('takes a blank variable for an absent one', () => {
    expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('reads what is set', () => {
    const config = readConfig({
      PORT: '8080',
      RATE_LIMIT: '0',
      DATABASE_URL: 'postgres://warmline:secret@db/warmline',
      ALLOWED_ORIGINS: 'https://www.example.gov.cn, http://10.0.0.1:8080/',
      DEFAULT_REGION: '如皋市',
      LOG_LEVEL: 'silent',
      TICKET_WEBHOOK_URL: 'https://tickets.example/in',
      TICKET_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    });

    expect(config).toMatchObject({
      port: 8080,
      rateLimit: 0,
      databaseUrl: 'postgres://warmline:secret@db/warmline',
      allowedOrigins: ['https://www.example.gov.cn', 'http://10.0.0.1:8080'],
      defaultRegion: '如皋市',
      logLevel: 'silent',
      ticketWebhook: {
        url: 'https://tickets.example/in',
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      },
    });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['2', 2],
    ['10.0.0.1, 192.168.0.0/16', ['10.0.0.1', '192.168.0.0/16']],
    ['::1', ['::1']],
  ])('reads TRUST_PROXY %s', (given, expected) => {
    expect(readConfig({ TRUST_PROXY: given }).trustProxy).toEqual(expected);
  });

  it.each([
    { name: 'PORT', value: 'http' },
    { name: 'PORT', value: '65536' },
    { name: 'PORT', value: '-1' },
    { name: 'PORT', value: '80.5' },
    { name: 'HOST', value: 'not a host' },
    { name: 'RATE_LIMIT', value: 'many' },
    { name: 'ALLOWED_ORIGINS', value: 'example.gov.cn' },
    { name: 'ALLOWED_ORIGINS', value: '*' },
    { name: 'ALLOWED_ORIGINS', value: 'https://example.gov.cn/page' },
    { name: 'TRUST_PROXY', value: 'abc' },
    { name: 'TRUST_PROXY', value: '10.0.0.0/33' },
    { name: 'LOG_LEVEL', value: 'loud' },
    { name: 'TICKET_DELIVERY_DAYS', value: '0' },
    { name: 'TICKET_DELIVERY_DAYS', value: '3651' },
  ])('refuses $name=$value, naming it, what was found and what is allowed', ({ name, value }) => {
    expect(complaintAbout({ [name]: value })).toMatch(
      new RegExp(
        `^无法启动，配置有误：${name} 现在是“${value.replace(/[*+.]/g, '\\$&')}”，.*应.+。$`,
      ),
    );
  });

  it.each([
    { name: 'DATABASE_URL', value: 'mysql://root:hunter2@db/x' },
    { name: 'OPENAI_BASE_URL', value: 'hunter2' },
    { name: 'ADMIN_PASSWORD', value: 'hunter2' },
    { name: 'DATA_KEY', value: 'hunter2' },
    { name: 'TICKET_WEBHOOK_URL', value: 'ftp://hunter2' },
    { name: 'TICKET_WEBHOOK_URL', value: 'https://city:hunter2@tickets.example' },
    { name: 'TICKET_WEBHOOK_SECRET', value: 'hunter2' },
    { name: 'TICKET_WEBHOOK_SECRET', value: 'whsec_hunter2' },
    { name: 'DUTY_WEBHOOK_URL', value: 'ftp://hunter2' },
    { name: 'SMS_WEBHOOK_SECRET', value: 'hunter2' },
    { name: 'SMS_WEBHOOK_SECRET', value: 'whsec_hunter2' },
    { name: 'DUTY_WEBHOOK_SECRET', value: 'hunter2' },
    { name: 'DUTY_WEBHOOK_SECRET', value: 'whsec_hunter2' },
    { name: 'SMTP_URL', value: 'http://hunter2' },
  ])('refuses $name without showing its value', ({ name, value }) => {
    const complaint = complaintAbout({ [name]: value });

    expect(complaint).toContain(name);
    expect(complaint).not.toContain('hunter2');
  });

  it('refuses to send webhooks that nobody can check', () => {
    const complaint = complaintAbout({
      TICKET_WEBHOOK_URL: 'https://tickets.example/in?key=hunter2',
    });

    expect(complaint).toMatch(/^无法启动，配置有误：TICKET_WEBHOOK_SECRET 没有设，.+。$/);
    expect(complaint).not.toContain('hunter2');
  });

  it('sends no webhooks without an address', () => {
    expect(readConfig({ TICKET_WEBHOOK_SECRET: 'long enough' }).ticketWebhook).toBeUndefined();
  });

  it.each([
    { given: 'DUTY_WEBHOOK_URL', value: 'https://duty.example', missing: 'DUTY_WEBHOOK_SECRET' },
    { given: 'SMS_WEBHOOK_SECRET', value: 'long enough', missing: 'SMS_WEBHOOK_URL' },
    { given: 'SMTP_URL', value: 'smtp://mail.example', missing: 'DUTY_EMAIL_FROM' },
  ])('misses $missing beside $given', ({ given, value, missing }) => {
    expect(complaintAbout({ [given]: value })).toMatch(
      new RegExp(`${missing}.*应与 ${given} 一起设`),
    );
  });

  it('reads how those on duty are told', () => {
    const { duty } = readConfig({
      DUTY_WEBHOOK_URL: 'https://duty.example',
      DUTY_WEBHOOK_SECRET: 'long enough',
      SMTP_URL: 'smtps://user:secret@mail.example',
      DUTY_EMAIL_FROM: 'warmline@mail.example',
    });

    expect(duty).toEqual({
      webhook: { url: 'https://duty.example', secret: 'long enough' },
      sms: undefined,
      email: { url: 'smtps://user:secret@mail.example', from: 'warmline@mail.example' },
    });
  });

  it('names everything that is wrong in one line', () => {
    const complaint = complaintAbout({ PORT: 'x\ny', LOG_LEVEL: 'loud', RATE_LIMIT: '-1' });

    expect(complaint).toMatch(/PORT.*RATE_LIMIT.*LOG_LEVEL/);
    expect(complaint).not.toContain('\n');
  });
});
