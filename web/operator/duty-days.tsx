import { Alert } from 'antd';
import type { DutyDay, DutySpan } from '../../src/contracts/duty-days.ts';
import { LEVEL_WORDS, spanInWords } from '../shared/duty-words.ts';
import { dateInWords } from '../shared/time-words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import type { Loaded } from '../staff/use-loaded.ts';

/** Who is on duty in the coming week, and when nobody is. */
export function DutyDays({ loaded }: { loaded: Loaded<DutyDay[]> }) {
  return (
    <section aria-label="接下来七天">
      <h3>接下来七天</h3>
      <LoadedView loaded={loaded}>
        {(days) => (
          <>
            {days.some(({ spans }) => spans.some(({ who }) => who === null)) ? (
              <Alert
                type="warning"
                showIcon
                title="标红的时间没有人值班。那时要是也没有人在线，危险和急难只会发到公共值班通道；没有配通道，就没有人知道。"
              />
            ) : null}
            <ol className="days-ahead">
              {days.map((day, at) => (
                <li key={day.date}>
                  <strong>
                    {dateInWords(day.date)}
                    {at === 0 ? '（今天）' : ''}
                  </strong>
                  <Spans spans={day.spans} />
                </li>
              ))}
            </ol>
          </>
        )}
      </LoadedView>
    </section>
  );
}

function Spans({ spans }: { spans: readonly DutySpan[] }) {
  return (
    <ul>
      {spans.map(({ begins, ends, who }) => (
        <li
          key={`${begins} ${ends} ${who?.level} ${who?.region?.code} ${who?.name}`}
          className={who === null ? 'nobody' : ''}
        >
          {spanInWords({ begins, ends })}{' '}
          {who === null
            ? '没有人'
            : [who.name, LEVEL_WORDS[who.level], who.region?.name].filter(Boolean).join(' · ')}
        </li>
      ))}
    </ul>
  );
}
