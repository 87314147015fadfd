import { isAbsolute, join, relative, sep } from 'node:path';

/** The file that a URL's path stands for, or null when it is not below the directory. `/` is index.html. */
export function fileBehind(dir: string, pathname: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = join(dir, name === '/' ? 'index.html' : name);
  const inside = relative(dir, path);
  return inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..' ? null : path;
}
