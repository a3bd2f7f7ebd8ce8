import { CHANNEL_PATIENCE_MS, ChannelError, type DutyChannel } from './duty-channel.ts';

export interface EmailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  url: string;
  from: string;
}

/** Mail to whoever is on the roster with an address. */
export function createEmailChannel(
  { url, from }: EmailSettings,
  patienceMs = CHANNEL_PATIENCE_MS,
): DutyChannel {
  return {
    name: 'email',
    reaches: ({ to }) => to?.email != null,
    async send({ id, subject, text, to }) {
      // Imported late: most installations send no mail.
      const { createTransport } = await import('nodemailer');
      const patience = {
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
      };
      const transport = createTransport({ url, ...patience });
      try {
        await transport.sendMail({
          from,
          to: to?.email ?? '',
          subject,
          text,
          headers: { 'X-Warmline-Notice': id, 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw new ChannelError(
          String((error as { code?: unknown }).code ?? 'refused').toLowerCase(),
        );
      } finally {
        transport.close();
      }
    },
  };
}
