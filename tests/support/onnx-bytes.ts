/** As much of the protobuf form of ONNX as a model of one node needs. */

const FLOAT = 1;
const INT64 = 7;
const OPSET = 13;

/**
 * A model that looks each token's vector up in a table: `Gather(table, input_ids) → last_hidden_state`.
 * It also takes an attention mask, as real ones do, and ignores it.
 *
 * @param table one vector a token, all as long as the first.
 */
export function gatherModel(table: readonly (readonly number[])[]): Buffer {
  const dimensions = table[0]?.length ?? 0;
  const batch = ['texts', 'tokens'];
  const graph = [
    field(1, [
      text(1, 'table'),
      text(1, 'input_ids'),
      text(2, 'last_hidden_state'),
      text(4, 'Gather'),
    ]),
    text(2, 'tiny'),
    field(5, [
      number(1, table.length),
      number(1, dimensions),
      number(2, FLOAT),
      text(8, 'table'),
      bytes(9, Buffer.from(Float32Array.from(table.flat()).buffer)),
    ]),
    field(11, tensor('input_ids', INT64, batch)),
    field(11, tensor('attention_mask', INT64, batch)),
    field(12, tensor('last_hidden_state', FLOAT, [...batch, dimensions])),
  ];
  return Buffer.concat([number(1, 8), field(7, graph), field(8, [text(1, ''), number(2, OPSET)])]);
}

function tensor(name: string, type: number, shape: readonly (string | number)[]): Buffer[] {
  const dims = shape.map((dim) =>
    field(1, [typeof dim === 'string' ? text(2, dim) : number(1, dim)]),
  );
  return [text(1, name), field(2, [field(1, [number(1, type), field(2, dims)])])];
}

function field(id: number, parts: readonly Buffer[]): Buffer {
  return bytes(id, Buffer.concat(parts));
}

function text(id: number, value: string): Buffer {
  return bytes(id, Buffer.from(value, 'utf8'));
}

function bytes(id: number, value: Buffer): Buffer {
  return Buffer.concat([varint(id * 8 + 2), varint(value.length), value]);
}

function number(id: number, value: number): Buffer {
  return Buffer.concat([varint(id * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const digits: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...digits, rest]);
    digits.push((rest % 128) + 128);
  }
}
