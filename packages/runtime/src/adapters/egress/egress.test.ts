import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Fault } from '@mortise/shared/fault';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type EgressOptions, openEgress } from './egress.ts';
import { refusalOf } from './public-address.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<{ origin: string; port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, answer) => {
    heard.push(`${request.method} ${request.url}`);
    listener(request, answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, port, heard };
}

function open(options: EgressOptions = {}) {
  const egress = openEgress(options);
  closing.push(() => egress.close());
  const get = (url: string, more = {}) => egress.send({ method: 'GET', url, headers: {}, signal: new AbortController().signal, ...more });
  const failing = (url: string, more = {}): Promise<Fault> =>
    get(url, more).then(
      () => Promise.reject(new Error('it was answered')),
      (fault) => fault,
    );
  return { egress, get, failing };
}

describe('judging an address', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://%31%32%37.0.0.1/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http://127.0.0.1./',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://168.63.129.16/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://240.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[4000::1]/',
    'http://0o177.0.0.1/',
    'http://0x41414141A9FEA9FE/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'jar:http://8.8.8.8!/',
    'data:text/plain,x',
    '//8.8.8.8/',
    '/etc',
    '',
    'http://',
    'http://8.8.8.8:22/',
    'http://8.8.8.8:6379/',
    'http://name:word@8.8.8.8/',
    'http://name@8.8.8.8/',
  ])('%s is refused before anything is sent', async (url) => {
    const { egress, failing } = open();
    expect(await egress.judge(url)).toMatchObject({ url, allowed: false });
    expect(await failing(url)).toMatchObject({ code: 'egress.refused', blame: 'author', facts: { sent: false } });
  });
  test.each(['http://8.8.8.8/', 'https://1.1.1.1:8443/x?y=1', 'http://134744072/', 'https://[2606:4700:4700::1111]/'])(
    '%s is public',
    async (url) => {
      expect(await open().egress.judge(url)).toMatchObject({ allowed: true });
    },
  );
  test('an IPv4 address is judged alike however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (number) => {
        const dotted = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255);
        const forms = [
          `${number}`,
          `0x${number.toString(16)}`,
          `0${number.toString(8)}`,
          dotted.map((part) => `0x${part.toString(16)}`).join('.'),
        ];
        const expected = refusalOf(dotted.join('.')) === undefined;
        for (const form of forms) expect(refusalOf(new URL(`http://${form}/`).hostname) === undefined).toBe(expected);
      }),
    );
  });
  test('a name is refused when one of its addresses is private, and when it has none', async () => {
    const names: Record<string, string[]> = {
      'good.test': ['8.8.8.8', '2606:4700::1'],
      'mixed.test': ['8.8.8.8', '10.0.0.1'],
      'empty.test': [],
    };
    const { egress } = open({ resolve: async (name) => names[name] ?? Promise.reject(new Error('ENOTFOUND')) });
    const verdicts = await Promise.all(Object.keys({ ...names, none: [] }).map((name) => egress.judge(`http://${name}/`)));
    expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, false, false, false]);
  });
  test('localhost is refused by what it resolves to', async () => {
    expect(await open().egress.judge('http://localhost/')).toMatchObject({ allowed: false });
  });
});

describe('sending', () => {
  test('a private origin is reached only where the deployment names it exactly', async () => {
    const { origin, port, heard } = await serve((_, answer) => answer.end('hello'));
    expect((await open().failing(origin)).code).toBe('egress.refused');
    expect((await open({ allowPrivate: [`http://localhost:${port}`] }).failing(origin)).code).toBe('egress.refused');
    expect(heard).toEqual([]);
    const answer = await open({ allowPrivate: [origin] }).get(`${origin}/a`);
    expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([200, 'hello']);
  });
  test('a name that is public when asked and private when connected to is refused at the connection', async () => {
    const { port, heard } = await serve((_, answer) => answer.end('secret'));
    const answers = [['8.8.8.8'], ['127.0.0.1']];
    const { egress, failing } = open({ ports: [port], resolve: async () => answers.shift() ?? [] });
    expect(await egress.judge(`http://rebind.test:${port}/`)).toMatchObject({ allowed: true });
    expect(await failing(`http://rebind.test:${port}/`)).toMatchObject({ code: 'egress.refused', facts: { sent: false } });
    expect(heard).toEqual([]);
  });
  test('a redirect is an answer and is not followed', async () => {
    const { origin, heard } = await serve((_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end());
    expect(await open({ allowPrivate: [origin] }).get(`${origin}/go`)).toMatchObject({ status: 302 });
    expect(heard).toEqual(['GET /go']);
  });
  test('a packed body counts by what it unpacks to', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const { origin } = await serve((request, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(request.url === '/bomb' ? bomb : gzipSync('好')),
    );
    const { get, failing } = open({ allowPrivate: [origin] });
    expect(await failing(`${origin}/bomb`)).toMatchObject({ code: 'egress.too-large', blame: 'outside', facts: { sent: true } });
    expect(new TextDecoder().decode((await get(`${origin}/small`)).body)).toBe('好');
  });
  test('an unpacked body over the limit is cut off too', async () => {
    const { origin } = await serve((_, answer) => answer.end('x'.repeat(2000)));
    expect(await open({ allowPrivate: [origin] }).failing(origin, { maxBytes: 1000 })).toMatchObject({ code: 'egress.too-large' });
  });
  test.each(['/never', '/half'])('%s answered: the time is up, and the request may have been heard', async (path) => {
    const { origin } = await serve((_, answer) => {
      if (path === '/half') answer.writeHead(200).write('half');
    });
    const fault = await open({ allowPrivate: [origin] }).failing(origin + path, { timeoutMs: 50 });
    expect(fault).toMatchObject({ code: 'egress.timeout', blame: 'outside', facts: { sent: true } });
  });
  test('a connection dropped after the request says that it may have been heard', async () => {
    const { origin, heard } = await serve((request) => request.socket.destroy());
    expect(await open({ allowPrivate: [origin] }).failing(origin)).toMatchObject({ code: 'egress.unreachable', facts: { sent: true } });
    expect(heard).toHaveLength(1);
  });
  test('where nobody listens nothing was sent', async () => {
    const { origin } = await serve(() => {});
    for (const close of closing.splice(0)) await close();
    expect(await open({ allowPrivate: [origin] }).failing(origin)).toMatchObject({ code: 'egress.unreachable', facts: { sent: false } });
  });
  test('a request called off says so', async () => {
    const { origin } = await serve(() => {});
    const calling = new AbortController();
    const failed = open({ allowPrivate: [origin] }).failing(origin, { signal: calling.signal });
    calling.abort();
    expect(await failed).toMatchObject({ code: 'egress.cancelled' });
  });
  test.each([{ Host: 'metadata' }, { 'transfer-encoding': 'chunked' }, { 'x-a': 'b\r\nx: y' }, { 'bad name': 'x' }])(
    'the headers %j are refused',
    async (headers) => {
      const { origin, heard } = await serve((_, answer) => answer.end());
      expect((await open({ allowPrivate: [origin] }).failing(origin, { headers })).code).toBe('egress.refused');
      expect(heard).toEqual([]);
    },
  );
});
