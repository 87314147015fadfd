/** CSS Modules: the names of a style sheet, as the bundler made them unique. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export = classes;
}

/** A style sheet that is only loaded. */
declare module '*.css';
