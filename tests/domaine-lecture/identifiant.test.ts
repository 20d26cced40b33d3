import fc from 'fast-check';
import { masquer } from '../../src/domaine/lecture/donnees-personnelles';
import { A_EXAMINER, avecLeZero, empreinteDe, LecteurDIdentifiant, NEUF_CHIFFRES, RPLS_NET } from '../../src/domaine/lecture/identifiant';
import { estScientifique, normaliserRpls } from '../../src/domaine/lecture/normaliser-codes';
import { estAbsent, estErreurDeCellule, texteDe } from '../../src/domaine/lecture/texte';

const signe = fc.constantFrom(...'0123456789', ...'0067', 'A', 'B', 'E', 'F', 'R', 'M', 'm', 'e', '-', '_', '/', '.', ' ', '+', '@', '#');
const texte = fc.oneof(
  fc.array(signe, { maxLength: 16 }).map((signes) => signes.join('')),
  fc.integer({ min: 1e8, max: 1e10 }).map(String),
  fc.constantFrom('0612345678', '0033612345678', '06-12-34-56-78', 'UG123', 'NC', '0', '000', '1E+09', '#N/A', 'M. Dupont', 'FR76'),
);

test('un identifiant net est lu comme le liraient les règles : rien à masquer, rien à reprendre, rien qui manque', () => {
  const lecteur = new LecteurDIdentifiant();
  let nets = 0;
  fc.assert(
    fc.property(texte, (lu) => {
      const genre = lecteur.lire(lu);
      expect(lecteur.empreinte).toBe(empreinteDe(lu));
      if (genre === A_EXAMINER) return;
      nets += 1;
      expect(texteDe(lu)).toBe(lu);
      expect(masquer(lu, true, new Set())).toBe(lu);
      expect(estAbsent(lu) || /^0+$/.test(lu) || estScientifique(lu) || estErreurDeCellule(lu)).toBe(false);
      const rpls = normaliserRpls(lu);
      if (genre === RPLS_NET) expect(rpls).toMatchObject({ etat: 'lu', valeur: lu });
      if (genre === NEUF_CHIFFRES) expect(rpls).toMatchObject({ etat: 'lu', valeur: `0${lu}` });
    }),
    { numRuns: 5000 },
  );
  expect(nets).toBeGreaterThan(500);
});

test('un nombre de neuf ou dix chiffres se lit comme son texte, sans en faire un ; tout autre nombre s’examine', () => {
  const lecteur = new LecteurDIdentifiant();
  fc.assert(
    fc.property(fc.integer({ min: 1e8, max: 1e10 - 1 }), (nombre) => {
      const genre = lecteur.lire(String(nombre));
      expect(lecteur.lireNombre(nombre)).toBe(genre);
      expect(lecteur.empreinte).toBe(empreinteDe(String(nombre)));
      if (genre === NEUF_CHIFFRES) expect(avecLeZero(lecteur.empreinte)).toBe(empreinteDe(`0${nombre}`));
    }),
  );
  for (const autre of [0, 99_999_999, 1e10, 123_456_789.5, -123_456_789, NaN, Infinity]) expect(lecteur.lireNombre(autre)).toBe(A_EXAMINER);
});
