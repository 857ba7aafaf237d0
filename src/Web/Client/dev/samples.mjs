const long = `Here is **how it works**, in three steps:

1. Light falls on a leaf.
2. The leaf takes in water and air.
3. Out come *sugar* and oxygen.

| Part | What it does | Where |
|---|---|---|
| Leaf | catches light | on top |
| Root | drinks water | below |

\`\`\`python
def grow(plant, days=7):
    # a little every day
    for day in range(days):
        plant.height += 0.5
    return f"{plant.name}: {plant.height} cm"
\`\`\`

The formula is $6\\,CO_2 + 6\\,H_2O \\to C_6H_{12}O_6 + 6\\,O_2$, or as an integral:

$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$

> A quotation, for good measure.

- [ ] water the plant
- [x] open the window

It costs $5 or $10. A link: [Wikipedia](https://en.wikipedia.org). <b>Not bold</b>.`;

export const thoughts =
  'The person asks something simple. I should explain it step by step, and keep the words short. First the leaf, then the root, then what comes out.';
/** Markdown of all kinds, for measuring. */
const part =
  'A paragraph with **bold** words and `code` in it, long enough to wrap over two lines on most screens.\n\n- one\n- two\n\n```js\nconst a = 1;\nconst b = a + 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n';
const story = part.repeat(Math.round(20_000 / part.length)) + 'The very end.';
const list = Array.from({ length: 400 }, (_, n) => `- item **${n}** of a long list of things to do`).join('\n') + '\n\nThe very end.';
export const answerTo = (question) =>
  /short/i.test(question) ? 'Yes. That is right.' : /story/i.test(question) ? story : /list/i.test(question) ? list : long;
export const evidence = {
  sql: "SELECT DISTINCT album, year\nFROM songs\nWHERE composer_key = 'a r rahman'\nORDER BY year",
  columns: ['album', 'year', 'songs'],
  rows: [
    ['Roja', 1992, 7],
    ['Dil Se', 1998, 6],
  ],
  rowCount: 2,
  truncated: false,
  elapsedMs: 3.4,
  assumptions: ['“A. R. Rahman” is the composer A.R. Rahman', 'Compilations are included'],
  attempts: [{ sql: 'SELECT albm FROM songs', problem: 'no such column: albm' }, { sql: 'SELECT DISTINCT album …' }],
  cached: false,
};
const usage = { promptTokens: 2400, completionTokens: 320, tokensPerSecond: 41.2, firstTokenMs: 380 };
const user = (text, more) => ({ role: 'user', text, ...more });
const reply = (text, more) => ({ role: 'assistant', text, model: 'qwen3-8b', usage, ...more });

export function samples() {
  const many = Array.from({ length: 2000 }, (_, i) =>
    i % 2 ? reply(`Answer **${i}** with some words, a list:\n\n- one\n- two\n\nand \`code\`.`) : user(`Question ${i} about the garden`),
  );
  return [
    {
      title: 'Homework: photosynthesis',
      hours: 1,
      messages: [
        user('Explain photosynthesis to a ten-year-old'),
        reply('An older answer.'),
        reply(long, { sibling: true, reasoning: thoughts }),
        user('Thank you. And a very short one?'),
        reply('Leaves turn light into', { state: 'stopped' }),
      ],
    },
    {
      title: 'All albums by A. R. Rahman',
      hours: 2,
      task: 'music',
      messages: [
        user('Find me all the albums whose composer is A. R. Rahman'),
        reply('There are two albums by **A. R. Rahman** in the library: *Roja* and *Dil Se*.', { music: evidence }),
      ],
    },
    { title: 'Two thousand messages', hours: 5, messages: many },
    {
      title: 'Trouble',
      hours: 26,
      messages: [
        user('What is the weather?'),
        reply('', { state: 'failed', error: { code: 'model-unreachable', message: '' } }),
        user('Again'),
        reply('Once upon a', { state: 'interrupted' }),
      ],
    },
    { title: 'سؤال عن الحديقة', hours: 30, messages: [user('كيف أزرع الطماطم؟'), reply('ازرعها في **الربيع** مع كثير من الشمس.')] },
    {
      title: 'A very long title that goes on and on and on so that it has to be cut somewhere',
      hours: 80,
      messages: [user('x '.repeat(3000)), reply('That was long.')],
    },
    ...Array.from({ length: 25 }, (_, i) => ({
      title: `Older talk ${i + 1}`,
      hours: 200 + i * 40,
      messages: [user('Hello'), reply('Hello. What shall we do?')],
    })),
  ];
}
