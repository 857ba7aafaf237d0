/** A style sheet as text, for the test that measures its colours. */
declare module '*.css?raw' {
  const text: string;
  export default text;
}
