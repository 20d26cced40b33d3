import fc from 'fast-check';
import { dispositionDeLongueur } from '../../src/domaine/rpls';
import { lireMois } from '../../src/domaine/lecture/normaliser-mois';
import { lireLogement } from '../../src/domaine/rpls/logement-rpls';
import { mobiliteRpls, type LigneMobilite } from '../../src/domaine/rpls/mobilite';
import { champsRpls, G19 } from './fabrique';

const disposition = dispositionDeLongueur(64)!;
const lire = (rang: number, ecarts: (typeof G19)[number], millesime = 2024) =>
  lireLogement({ ligne: rang + 2, champs: champsRpls(rang, ecarts) }, disposition, millesime);

const ligne: fc.Arbitrary<LigneMobilite> = fc.record({
  territoire: fc.constantFrom('31', '81', null),
  premiereLocation: fc.option(fc.integer({ min: 1950, max: 2024 })),
  mode: fc.constantFrom('1', '2', '3', '4', '5', ''),
  bail: fc.option(fc.record({ annee: fc.integer({ min: 1990, max: 2024 }), mois: fc.integer({ min: 1, max: 12 }) })),
});

describe('La mobilité RPLS', () => {
  it('retrouve le cas de référence G19 : 3 sur 6, soit 50 %', () => {
    const { territoires, liberations } = mobiliteRpls(
      G19.map((ecarts, rang) => lire(rang, ecarts)),
      2024,
    );
    expect(territoires).toEqual([{ territoire: '31', numerateur: 3, denominateur: 6, taux: 0.5 }]);
    expect(liberations.flatMap((libere, rang) => (libere ? [rang + 1] : []))).toEqual([1, 7, 10]);
  });

  it('sépare les départements et ne dit pas 0 % quand rien ne divise', () => {
    const lignes = [
      lire(0, { DEPCOM: '2A004', BAIL: '02/2023' }),
      lire(1, { DEPCOM: '97411', MODE: '3', BAIL: '' }),
      lire(2, { DEPCOM: '??' }),
    ];
    expect(mobiliteRpls(lignes, 2024).territoires).toEqual([
      { territoire: '2A', numerateur: 1, denominateur: 1, taux: 1 },
      { territoire: '974', numerateur: 0, denominateur: 0, taux: null },
      { territoire: null, numerateur: 0, denominateur: 1, taux: 0 },
    ]);
  });

  it('ne compte pas un bail postérieur au millésime, ni une année de mise en location illisible', () => {
    const lignes = [lire(0, { BAIL: '03/2031' }), lire(1, { LOCAT: 'NC', BAIL: '03/2023' }), lire(2, { BAIL: '01/2024' })];
    expect(mobiliteRpls(lignes, 2024).liberations).toEqual([false, false, true]);
  });

  it('lit le mois d’un bail, et rien d’autre', () => {
    expect(['03/2023', '3/2023', '15/03/2023', '2023-03', '2023-03-15'].map(lireMois)).toEqual(Array(5).fill({ annee: 2023, mois: 3 }));
    expect(['13/2023', '00/2023', '2023', '03/23', 'mars 2023', ''].map(lireMois)).toEqual(Array(6).fill(null));
  });

  it('additionne les territoires comme le tout, quelles que soient les lignes', () => {
    fc.assert(
      fc.property(fc.array(ligne, { maxLength: 60 }), (lignes) => {
        const { territoires, liberations } = mobiliteRpls(lignes, 2024);
        const [tout] = mobiliteRpls(
          lignes.map((l) => ({ ...l, territoire: 'tout' })),
          2024,
        ).territoires;
        const somme = (cle: 'numerateur' | 'denominateur'): number => territoires.reduce((total, t) => total + t[cle], 0);
        expect(somme('numerateur')).toBe(tout?.numerateur ?? 0);
        expect(somme('denominateur')).toBe(tout?.denominateur ?? 0);
        expect(liberations).toHaveLength(lignes.length);
        expect(liberations.filter(Boolean)).toHaveLength(tout?.numerateur ?? 0);
      }),
    );
  });
});
