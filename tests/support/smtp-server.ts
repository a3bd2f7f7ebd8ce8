import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

interface Mail {
  from: string;
  to: string[];
  /** As it came over the wire. */
  data: string;
  /** The body, decoded. */
  text(): string;
}

interface Options {
  /** A recipient that the server does not know. */
  refuses?: string;
  /** It takes the connection and never greets. */
  isSilent?: boolean;
}

/** As much of a mail server as a sender meets (RFC 5321), on loopback, without TLS; closed when the test ends. */
export async function startSmtpServer(options: Options = {}) {
  const mails: Mail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (options.isSilent !== true) talk(socket, mails, options);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails };
}

function talk(socket: Socket, mails: Mail[], { refuses }: Options): void {
  const say = (line: string): void => {
    socket.write(`${line}\r\n`);
  };
  let [from, to, data, pending] = ['', [] as string[], undefined as string[] | undefined, ''];
  say('220 mail.example.invalid');
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => {
    const lines = (pending + part).split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });

  function hear(line: string): void {
    if (data === undefined) hearCommand(line);
    else hearData(line, data);
  }

  function hearCommand(line: string): void {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      hearRecipient(address);
      return;
    }
    if (verb === 'MAIL') [from, to] = [address, []];
    if (verb === 'DATA') data = [];
    say(ANSWERS[verb] ?? '502 not here');
    if (verb === 'QUIT') socket.end();
  }

  function hearRecipient(address: string): void {
    if (address !== refuses) to.push(address);
    say(address === refuses ? '550 no such mailbox' : '250 ok');
  }

  function hearData(line: string, lines: string[]): void {
    if (line !== '.') {
      lines.push(line.replace(/^\.\./, '.'));
      return;
    }
    const text = lines.join('\n');
    mails.push({ from, to, data: text, text: () => bodyOf(text) });
    data = undefined;
    say('250 taken');
  }
}

const ANSWERS: Readonly<Record<string, string>> = {
  EHLO: '250 mail.example.invalid',
  MAIL: '250 ok',
  DATA: '354 go on',
  QUIT: '221 bye',
};

function bodyOf(data: string): string {
  const [head = '', ...body] = data.split('\n\n');
  const encoded = body.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(encoded, 'base64').toString('utf8');
  const bytes = encoded
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
