const policy = (scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * What the renderer may load, in both hosts. Styles may stand inline because Monaco sets them so; nothing may be evaluated, framed or
 * fetched from elsewhere.
 */
export const contentSecurityPolicy = policy("'self'");

/**
 * The same for the language worker, which has a policy of its own: it parses scripts with WebAssembly out of our own files, and a browser
 * takes compiling that for evaluating. JavaScript still cannot be evaluated.
 */
export const languageWorkerPolicy = policy("'self' 'wasm-unsafe-eval'");
