/** The list that the lint of formulas allows: nothing enters it that LibreOffice and the sandbox do not compute alike. */
import { construireTable, colonne, feuille } from '../../src/classeur/construire';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { EXEMPLES_DE_FONCTIONS } from '../outils/fonctions-portables';
import { decrireParTableur, type Tableur } from '../outils/tableur';

const DONNEES = construireTable<readonly [string | null, number]>(
  'Donnees',
  [colonne('Nom', 'texte', 'texte', 20, ([nom]) => nom), colonne('Nombre', 'saisie', 'general', 12, ([, nombre]) => nombre)],
  [
    ['Mairie ~ de X', 2],
    ['b', 3.5],
    [null, -1],
  ],
  { ligne: 0 },
);
const EXEMPLES = Object.entries(EXEMPLES_DE_FONCTIONS);

decrireParTableur('Les fonctions permises', (ouvrir) => {
  let tableur: Tableur;
  beforeAll(async () => {
    tableur = await ouvrir();
  });
  afterAll(() => tableur.fermer());

  it('donnent toutes le résultat attendu', async () => {
    const cellules = EXEMPLES.map(([, [formule]], rang) => ({
      ligne: rang,
      colonne: 5,
      contenu: { formule: `=${formule}`, valeur: null },
      role: 'resultat' as const,
    }));
    const plan = { feuilles: [feuille({ cle: 'essai', nom: 'Essai', couleurOnglet: '#FFFFFF', cellules, tables: [DONNEES] })], noms: [] };
    await tableur.charger(await ecrireClasseur(plan));
    await tableur.recalculer();
    const lues = (await tableur.lireTout()).get('Essai')?.valeurs ?? [];
    expect(EXEMPLES.map(([nom], rang) => [nom, lues[rang]?.[5]])).toEqual(EXEMPLES.map(([nom, [, attendu]]) => [nom, attendu]));
  });

  it('servent chacune dans son exemple', () => {
    expect(EXEMPLES.filter(([nom, [formule]]) => !formule.includes(`${nom}(`))).toEqual([]);
  });
});
