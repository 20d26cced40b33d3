import type { Rapprochement } from '../../src/domaine/decisions/rapprochements';
import { suivreLesNoms } from '../../src/domaine/decisions/suivre-les-noms';

const decide = (nomLu: string, nomRetenu: string): Rapprochement => ({ nomLu, nomRetenu, categorie: 'sante', decideLe: null });

test('une ligne sans saisie disparaît avec son ancien nom, une ligne saisie suit le nouveau', () => {
  const reservataires = [
    { nom: 'Mut. A', territoire: null, methode: 'assiette', partConvenue: null },
    { nom: 'Mut. B', territoire: null, methode: 'assiette', partConvenue: 0.2 },
  ] as const;
  const { reservataires: suivis } = suivreLesNoms(
    { reservataires },
    [decide('MUT A', 'Mutuelle A'), decide('Mut. B', 'Mutuelle B')],
    new Set(['Mutuelle A', 'Mutuelle B']),
  );
  expect(suivis).toEqual([{ ...reservataires[1], nom: 'Mutuelle B', categorie: 'sante' }]);
});

test('la catégorie décidée l’emporte, un nom encore porté ne bouge pas, deux saisies ne se confondent pas', () => {
  const reservataires = [
    { nom: 'Mut. A', categorie: 'autre', partConvenue: 0.1 },
    { nom: 'Mutuelle A', categorie: 'autre', partConvenue: 0.3 },
  ] as const;
  const rapprochements = [decide('Mut. A', 'Mutuelle A')];
  const noms = (...suivis: readonly string[]) =>
    suivreLesNoms({ reservataires }, rapprochements, new Set(suivis)).reservataires?.map(({ nom, categorie }) => [nom, categorie]);
  expect(noms('Mut. A', 'Mutuelle A')).toEqual([
    ['Mut. A', 'autre'],
    ['Mutuelle A', 'sante'],
  ]);
  expect(noms('Mutuelle A')).toEqual([
    ['Mut. A', 'autre'],
    ['Mutuelle A', 'sante'],
  ]);
});

test('sans décision sur les noms, les hypothèses restent les mêmes', () => {
  const hypotheses = { reservataires: [{ nom: 'X' }] };
  expect(suivreLesNoms(hypotheses, [], new Set())).toBe(hypotheses);
});
