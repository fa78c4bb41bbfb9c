/** Styles are put into dist/page/app.css. */
declare module '*.css';
