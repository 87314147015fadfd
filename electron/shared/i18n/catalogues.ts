import type { Catalogue, Language } from './catalogue.ts';
import { en } from './en/en.ts';
import { zhCN } from './zh-CN/zh-cn.ts';

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, 'zh-CN': zhCN };
