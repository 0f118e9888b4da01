import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { runProduct } from '../run-product.ts';
import { answering, type Command } from './command.ts';

const Port = z.coerce.number().int().min(0).max(65_534).optional();

/** The server alone, until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port N] [--data DIR] [--host H] [--demo]',
  summary: 'Runs the server on a data folder until Ctrl-C. The files’ listener takes the next port.',
  run: (args, io) =>
    answering(serve, args, io, async () => {
      const { values } = parseArgs({
        args: [...args],
        options: { port: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean' } },
      });
      await runProduct(readConfig({ ...values, port: Port.parse(values.port) }), io);
      return 0;
    }),
};
