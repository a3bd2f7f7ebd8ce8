import { expect, it } from 'vitest';
import { givenAssistant, givenConversation } from './support/assistant.ts';
import { describeSharingOnEveryDatabase } from './support/database.ts';

const NANTONG = '通办发〔2021〕7号';
const HUAIYUAN = '怀民〔2021〕184号';
const CAOJIE = '草街办发〔2024〕54号';
const PERHAPS = '您要是问的另一件事';

/** Where, what is asked, the clause that must be cited, words that the first sentence holds, words that stand nowhere. */
const ROWS: readonly [string, string, string, string, string][] = [
  ['如皋市', '怎么申请低保', `${NANTONG} 六（一）`, '带身份证', PERHAPS],
  ['如皋市', '临时救助怎么申请', `${NANTONG} 六（三）`, '综合服务窗口', '文件里最接近'],
  ['如皋市', '临时救助给多少钱', `${NANTONG} 二（三）`, '多少钱', '几天到账'],
  ['如皋市', '低保要什么条件', `${NANTONG} 二（一）`, '人均收入', '照如皋市适用的文件对了一下'],
  ['如皋市', '低保谁来审批', `${NANTONG} 六（一）`, '不是村里定', '我不能瞎说'],
  ['如皋市', '低保停了怎么办', `${NANTONG} 四（三）`, '停的是什么理由', '不在社会救助的文件里'],
  ['如皋市', '有两套房能吃低保吗', `${NANTONG} 二（一）`, '财产', '骗取'],
  ['如皋市', '有什么救助政策', `${NANTONG} 一（二）`, '低保、特困供养', '汇编'],
  ['如皋市', '低保和特困有什么区别', `${NANTONG} 二（二）`, '两样不同的救助', '四方协议'],
  ['如皋市', '磨头镇的低保怎么申请', `${NANTONG} 六（三）`, '带身份证', '月份'],
  ['怀远县', '低保怎么申请', `${HUAIYUAN} 二（十）`, '社会救助协理员', '居住证'],
  ['怀远县', '特困怎么申请', `${HUAIYUAN} 二（十）`, '社会救助协理员', '政府购买服务'],
  ['怀远县', '低保怎么办理', `${HUAIYUAN} 二（六）`, '社会救助协理员', '不是天'],
  ['怀远县', '看病有救助吗', `${HUAIYUAN} 二（一）`, '医疗救助', '我不能瞎说'],
  ['怀远县', '收入多少能吃低保', `${HUAIYUAN} 二（一）`, '人均收入', '脱贫'],
  ['怀远县', '特困要什么条件', `${HUAIYUAN} 二（一）`, '没有劳动能力', '还不能确定'],
  ['怀远县', '外地人能申请低保吗', `${HUAIYUAN} 二（八）`, '居住证', PERHAPS],
  ['草街街道', '特困怎么申请', `${CAOJIE} 二（一）`, '社会救助协理员', '社工和志愿者'],
  ['草街街道', '低保多久查一次', `${CAOJIE} 二（二）`, '核查', '审核、张榜公示'],
  ['草街街道', '低保停了怎么办', `${CAOJIE} 二（二）`, '停的是什么理由', '商品房'],
  ['草街街道', '低保在哪里申请', `${CAOJIE} 二（一）`, '社会救助协理员', '返贫'],
  ['草街街道', '我家在吃低保，儿子刚上班，会不会停', `${CAOJIE} 二（五）`, '就业', '不是因为上班'],
  ['草街街道', '吃低保有车行不行', `${CAOJIE} 二（十）`, '都要核实', '还不能确定'],
];

describeSharingOnEveryDatabase('a plain question in the whole product', (database) => {
  it.each(ROWS)('%s: %s', async (...row) => {
    const [region, question, clause, opening, beside] = row;
    const assistant = await givenAssistant(database());
    const reply = await (await givenConversation(assistant, region)).say(question);
    const cited = reply.citations.map((each) => `${each.document.number} ${each.clause}`);

    expect(cited).toContain(clause);
    expect(reply.text.split('。')[0]).toContain(opening);
    expect(reply.text).not.toContain(beside);
  });

  it.each([
    ['怀远县', '残疾人补贴怎么办', '从头到尾没有提', '绿色通道'],
    ['怀远县', '低保多久查一次', '没有写', '我不能瞎说'],
    ['怀远县', '渐退期具体给几个月', '没有写', '我不能瞎说'],
    ['草街街道', '特困要什么条件', '没有写', '还不清楚的'],
  ])('%s: %s is not in the documents, and that is told', async (...row) => {
    const [region, question, told, beside] = row;
    const assistant = await givenAssistant(database());
    const reply = await (await givenConversation(assistant, region)).say(question);

    expect(reply.unanswered).not.toBeNull();
    expect(reply.text.split('。')[0]).toContain(told);
    expect(reply.text).not.toContain(beside);
  });

  it('offers to hold their own case against the conditions', async () => {
    const assistant = await givenAssistant(database());
    const conversation = await givenConversation(assistant, '如皋市');
    const [offer = ''] = (await conversation.say('低保要什么条件')).suggestions;

    expect((await conversation.say(offer)).kind).toBe('assessment');
  });
});
