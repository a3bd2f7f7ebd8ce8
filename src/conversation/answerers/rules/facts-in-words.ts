import { FactsSchema } from '../../../contracts/facts.ts';
import type { Replies } from '../../../knowledge/replies.ts';
import type { RememberedFact } from '../../memory.ts';

type Spoken = Pick<RememberedFact, 'key' | 'value' | 'range'>;

/** One fact as it is read back: 一起过日子的有4口人, 全家一个月一共不到2100元. */
export function factInWords({ key, value, range }: Spoken, replies: Replies): string {
  if (range !== undefined && replies.has(`facts.band.${key}`))
    return replies.say(`facts.band.${key}`, { value: bandInWords(range, replies) });
  const ofValue = `facts.${key}.${String(value)}`;
  return replies.has(ofValue)
    ? replies.say(ofValue)
    : replies.say(`facts.${key}`, { value: valueInWords({ key, value }, replies) });
}

/** A band ends a fen below the sum that was named: 不到2100 is up to 2099.99. */
function bandInWords({ from, to }: NonNullable<RememberedFact['range']>, replies: Replies): string {
  if (to === null) return replies.say('facts.band.from', { from: String(from) });
  const end = String(Math.round(to * 100) % 100 === 99 ? Math.round(to + 0.01) : to);
  return from === 0
    ? replies.say('facts.band.under', { to: end })
    : replies.say('facts.band.between', { from: String(from), to: end });
}

function valueInWords({ key, value }: Pick<Spoken, 'key' | 'value'>, replies: Replies) {
  const { vehicles, homes, incomeRoseOn } = FactsSchema.parse({ [key]: value });
  if (vehicles !== undefined) return listed(vehicles.map(vehicleInWords), replies);
  if (homes !== undefined) return listed(homes.map(homeInWords), replies);
  if (incomeRoseOn !== undefined) return inWords(incomeRoseOn, replies);
  return String(value);
}

type Say = (replies: Replies) => string;

function listed(items: readonly Say[], replies: Replies): string {
  return items.length === 0
    ? replies.say('facts.no_items')
    : items.map((say) => say(replies)).join('、');
}

type Facts = ReturnType<typeof FactsSchema.parse>;

function vehicleInWords(vehicle: NonNullable<Facts['vehicles']>[number]): Say {
  return (replies) => {
    const name = replies.say(`facts.vehicle.${vehicle.kind}`);
    if (vehicle.certificate === true)
      return replies.say('facts.vehicle.certificate', { vehicle: name });
    if (vehicle.deregistered === undefined) return name;
    const state = vehicle.deregistered ? 'deregistered' : 'registered';
    return replies.say(`facts.vehicle.${state}`, { vehicle: name });
  };
}

function homeInWords(home: NonNullable<Facts['homes']>[number]): Say {
  return (replies) => {
    const name = replies.say(`facts.home.${home.commercial === true ? 'commercial' : home.place}`);
    if (home.expropriation === true) return replies.say('facts.home.expropriation', { home: name });
    return home.boughtOn === undefined
      ? name
      : replies.say('facts.home.boughtOn', { home: name, date: inWords(home.boughtOn, replies) });
  };
}

function inWords(date: string, replies: Replies): string {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  return replies.say('facts.date', { year, month, day });
}
