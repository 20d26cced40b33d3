import { attendreExcel } from '../../src/excel';
import { phrasePourCode } from '../../src/excel/erreurs';
import { installer } from './outillage';

const lignes = (nombre: number): (string | number)[][] =>
  Array.from({ length: nombre }, (_, rang) => [`L${rang}`, rang, 'Mairie de Toulouse']);

describe('lecture d’un inventaire', () => {
  it('lit la feuille active en blocs : une requête par bloc, plus une', async () => {
    const { hote, porte, compter } = installer({ plateforme: 'web' });
    hote.remplir('Feuil1', 2, 1, lignes(60_000));
    const etapes: number[] = [];
    const requetes = await compter(async () => {
      const lecture = await porte.lire({ type: 'feuille-active' }, { onProgres: (fraction) => etapes.push(fraction) });
      expect([lecture.feuille, lecture.ligne, lecture.colonne, lecture.valeurs.length]).toEqual(['Feuil1', 2, 1, 60_000]);
      expect(lecture.valeurs[59_999]).toEqual(['L59999', 59_999, 'Mairie de Toulouse']);
    });
    expect(requetes).toBeLessThanOrEqual(1 + 3);
    expect(etapes.at(-1)).toBe(1);
  });

  it.each([20_000, 60_000, 180_000])('lit %i lignes en une requête par bloc de 200 000 cellules, plus trois au plus', async (nombre) => {
    const { hote, porte, compter } = installer({ plateforme: 'web' });
    hote.remplir('Feuil1', 0, 0, lignes(nombre));
    const requetes = await compter(async () => {
      expect((await porte.lire({ type: 'feuille-active' })).valeurs).toHaveLength(nombre);
    });
    // Where the range lies, and a first block that is smaller, while the size of a row is not known.
    const blocs = Math.ceil((nombre * 3) / 200_000);
    expect(requetes).toBeGreaterThanOrEqual(blocs + 1);
    expect(requetes).toBeLessThanOrEqual(blocs + 3);
  });

  it('réduit une sélection de colonnes entières à ce qui est rempli', async () => {
    const { hote, porte } = installer();
    hote.remplir('Feuil1', 0, 0, lignes(10));
    hote.selectionner('Feuil1', 'B:C');
    const lecture = await porte.lire({ type: 'selection' });
    expect([lecture.ligne, lecture.colonne, lecture.valeurs.length, lecture.valeurs[0]]).toEqual([0, 1, 10, [0, 'Mairie de Toulouse']]);
  });

  it('dit en français qu’une feuille est vide, qu’un tableau manque, qu’une cellule est en saisie', async () => {
    const { hote, porte } = installer();
    await expect(porte.lire({ type: 'feuille-active' })).rejects.toMatchObject({ code: 'feuille-vide' });
    await expect(porte.lire({ type: 'table', nom: 'Absente' })).rejects.toMatchObject({ code: 'table-absente' });
    hote.etatSaisie = true;
    await expect(porte.lire({ type: 'feuille-active' })).rejects.toMatchObject({ message: expect.stringContaining('(Entrée)') });
  });

  it('s’interrompt à la demande', async () => {
    const { hote, porte } = installer();
    hote.remplir('Feuil1', 0, 0, lignes(10));
    const commande = new AbortController();
    commande.abort();
    await expect(porte.lire({ type: 'feuille-active' }, { signal: commande.signal })).rejects.toMatchObject({ code: 'annulation' });
  });

  it('une erreur inconnue garde son code dans la phrase', () => {
    expect(phrasePourCode('CodeJamaisVu')).toContain('CodeJamaisVu');
  });
});

describe('démarrage', () => {
  const contexte = (gere: boolean): typeof Office.context =>
    ({ requirements: { isSetSupported: () => gere } }) as unknown as typeof Office.context;
  const pret = (host: string): typeof Office.onReady =>
    (() => Promise.resolve({ host, platform: 'PC' })) as unknown as typeof Office.onReady;

  it('distingue Excel, une page ordinaire, un Excel trop ancien et un Excel muet', async () => {
    await expect(attendreExcel(50, { onReady: pret('Excel'), context: contexte(true) })).resolves.toEqual({ dansExcel: true });
    await expect(attendreExcel(50, { onReady: pret('null'), context: contexte(true) })).resolves.toEqual({ dansExcel: false });
    await expect(attendreExcel(50, { onReady: pret('Excel'), context: contexte(false) })).rejects.toMatchObject({
      code: 'excel-trop-ancien',
    });
    const muet = (() => new Promise(() => undefined)) as unknown as typeof Office.onReady;
    await expect(attendreExcel(20, { onReady: muet, context: contexte(true) })).rejects.toMatchObject({ code: 'office-muet' });
  });
});
