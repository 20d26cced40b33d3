import { laisserLaMain, menerParPauses, PAUSE_APRES_MS, Souffle } from '../../src/excel/pause';

function occuper(ms: number): void {
  for (const fin = performance.now() + ms; performance.now() < fin;);
}

function* travail(etapes: number): Generator<void, number> {
  for (let rang = 0; rang < etapes; rang += 1) {
    occuper(PAUSE_APRES_MS);
    yield;
  }
  return etapes;
}

describe('long travail entre deux requêtes', () => {
  it('laisse passer les clics qui attendent, et rend son résultat', async () => {
    let clics = 0;
    const clic = setInterval(() => (clics += 1), 1);
    expect(await menerParPauses(travail(6), new Souffle())).toBe(6);
    clearInterval(clic);
    expect(clics).toBeGreaterThanOrEqual(3);
  });

  it('ne s’arrête pas tant que peu de temps a passé', async () => {
    let passages = 0;
    const compte = laisserLaMain().then(() => (passages += 1));
    const souffle = new Souffle();
    await souffle.reprendre();
    expect(passages).toBe(0);
    await compte;
    expect(passages).toBe(1);
  });

  it('s’arrête de même là où il n’y a que des minuteries', async () => {
    const { MessageChannel: canal } = globalThis;
    Reflect.deleteProperty(globalThis, 'MessageChannel');
    let passe = false;
    setTimeout(() => (passe = true), 0);
    await laisserLaMain();
    globalThis.MessageChannel = canal;
    expect(passe).toBe(true);
  });
});
