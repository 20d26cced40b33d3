import type { Anomalie } from '../../src/domaine/inventaire';
import { deRegle, lire, type Champ, type Ecarts } from './outils-regles';

const NU = { commune: null, communeNom: null, codePostal: null, epci: null } as const;
const TOULOUSE_METROPOLE = '243100518';

/** What V03 says of one dwelling that holds these cells alone, and the commune that is kept. */
function v03(ecarts: Ecarts, ...absents: readonly Champ[]): { commune: string | null | undefined; remarques: readonly Anomalie[] } {
  const lu = lire([{ ...NU, ...ecarts }], ...absents);
  return { commune: lu.inventaire.biens[0]?.commune, remarques: deRegle(lu, 'V03') };
}
const enBref = (remarques: readonly Anomalie[]): unknown[] =>
  remarques.map(({ indicateur, gravite, correction }) => [indicateur, gravite, correction]);

describe('Le code postal à côté du code INSEE', () => {
  test('le même code dans les deux colonnes, que la commune n’a pas pour code postal : les deux lectures sont dites, aucune n’est prise', () => {
    for (const epci of [null, '200066819']) {
      const { commune, remarques } = v03({ commune: '31400', codePostal: '31400', epci });
      expect(commune).toBeNull();
      expect(enBref(remarques)).toEqual([['commune', 'erreur', null]]);
      expect(remarques[0]?.message).toContain('code INSEE de Nogaret (31400) et le code postal de Toulouse (31555)');
    }
  });

  test('l’EPCI qui dément le code INSEE et convient au code postal accuse le code, non l’EPCI', () => {
    const lu = lire([{ ...NU, commune: '31100', epci: TOULOUSE_METROPOLE }]);
    expect(enBref(deRegle(lu, 'V03'))).toEqual([['commune', 'erreur', '31555']]);
    expect(deRegle(lu, 'V03')[0]?.message).toMatch(
      /« 31100 » est un code postal.*l’EPCI de la ligne est celui de Toulouse \(31555\), non celui de Calmont \(31100\)/,
    );
    expect(deRegle(lu, 'V04')).toEqual([]);
  });

  test('le nom confirme le code INSEE : l’EPCI seul est alors en cause', () => {
    const lu = lire([{ ...NU, commune: '31100', communeNom: 'Calmont', epci: TOULOUSE_METROPOLE }]);
    expect(lu.inventaire.biens[0]?.commune).toBe('31100');
    expect(deRegle(lu, 'V03')).toEqual([]);
    expect(deRegle(lu, 'V04')).toMatchObject([{ gravite: 'alerte' }]);
  });

  test.each([
    ['69003', /Toulouse \(31555\) a les codes postaux 31000.*« 69003 », le code postal de Lyon \(69123\)/, null],
    ['31555', /« 31555 », qui est le code INSEE de Toulouse, non un code postal/, null],
    ['31999', /« 31999 », qui n’est le code postal d’aucune commune/, null],
  ])('le code postal %s n’est pas de Toulouse : c’est dit, la commune reste lue', (codePostal, message, correction) => {
    const { commune, remarques } = v03({ commune: '31555', communeNom: 'Toulouse', codePostal });
    expect(commune).toBe('31555');
    expect(enBref(remarques)).toEqual([['codePostal', 'alerte', correction]]);
    expect(remarques[0]?.message).toMatch(message);
  });

  test('le code et le nom s’accordent sur une commune à un seul code postal : il est proposé', () => {
    expect(enBref(v03({ commune: '31149', communeNom: 'Colomiers', codePostal: '31000' }).remarques)).toEqual([
      ['codePostal', 'alerte', '31770'],
    ]);
    expect(enBref(v03({ commune: '31149', codePostal: '31000' }).remarques)).toEqual([['codePostal', 'alerte', null]]);
  });

  test('un code postal de la commune, celui d’un bureau CEDEX ou celui d’un de ses arrondissements ne sont pas signalés', () => {
    for (const codePostal of ['31500', '31055 CEDEX 4']) expect(v03({ commune: '31555', codePostal }).remarques).toEqual([]);
    expect(v03({ departement: '69', commune: '69123', communeNom: 'Lyon 3ème', codePostal: '69003' }).remarques).toEqual([]);
  });

  test('sans code ni nom, la seule commune du code postal est proposée ; de plusieurs, toutes sont citées', () => {
    const une = v03({ codePostal: '31770' });
    expect([une.commune, enBref(une.remarques)]).toEqual([null, [['commune', 'erreur', '31149']]]);
    const plusieurs = v03({ codePostal: '31600' }).remarques;
    expect(enBref(plusieurs)).toEqual([['commune', 'erreur', null]]);
    expect(plusieurs[0]?.message).toMatch(/Le code postal 31600 est celui de .*Muret \(31395\)/);
    expect(enBref(v03({ departement: '75', codePostal: '75011' }).remarques)).toContainEqual(['commune', 'erreur', '75056']);
    expect(enBref(v03({ codePostal: '69003' }).remarques)).toEqual([['commune', 'erreur', null]]);
  });
});

describe('Le nom à côté du code INSEE', () => {
  test.each([
    ['69', '69123', 'Lyon 3ème'],
    ['13', '13055', 'Marseille 15'],
    ['31', '31555', '31000 Toulouse'],
    ['31', '31149', 'Colomiers (31)'],
    ['31', '31149', '31149'],
  ])('dans le %s, le code %s et « %s » s’accordent', (departement, commune, communeNom) => {
    const lecture = v03({ departement, commune, communeNom });
    expect(lecture).toEqual({ commune, remarques: [] });
  });

  test('un arrondissement est rattaché à sa commune avec une trace, et en dément un autre', () => {
    const lyon = lire([{ ...NU, departement: '69', commune: '69123', communeNom: 'Lyon 3ème' }]);
    expect(lyon.traces).toContainEqual(expect.objectContaining({ lu: 'Lyon 3ème', compris: 'Lyon', regle: 'arrondissement' }));
    expect(enBref(v03({ departement: '69', commune: '69383', communeNom: 'Lyon 7ème' }).remarques)).toEqual([
      ['commune', 'alerte', '69387'],
    ]);
  });

  test.each(['Colomiers (81)', '31000 Muret', '31600 Colomiers', '31395'])('« %s » dément le code de Colomiers', (communeNom) => {
    expect(v03({ commune: '31149', communeNom }).remarques).toMatchObject([{ gravite: 'alerte' }]);
  });

  test('un ancien code dont le nom n’est pas connu n’est démenti que par une commune vivante du département', () => {
    const olonne = v03({ departement: '85', commune: '85166', communeNom: 'Olonne-sur-Mer' });
    expect(olonne.commune).toBe('85194');
    expect(enBref(olonne.remarques)).toEqual([['commune', 'information', '85194']]);
    expect(olonne.remarques[0]?.message).toContain('« Olonne-sur-Mer », qui peut être son ancien nom');
    expect(enBref(v03({ departement: '91', commune: '91182', communeNom: 'Courcouronnes' }).remarques)).toEqual([
      ['commune', 'information', '91228'],
    ]);
    expect(enBref(v03({ departement: '85', commune: '85166', communeNom: 'La Roche-sur-Yon' }).remarques)).toEqual([
      ['commune', 'information', '85194'],
      ['commune', 'alerte', '85191'],
    ]);
  });
});

test('« Colomiers (31) » se lit aussi sans code, ou dans la colonne des codes', () => {
  expect(v03({ communeNom: 'Colomiers (31)' }, 'commune')).toEqual({ commune: '31149', remarques: [] });
  expect(v03({ commune: 'Colomiers (31)' })).toEqual({ commune: '31149', remarques: [] });
  for (const communeNom of ['Colomiers (81)', 'Ville inconnue (31)']) {
    expect(v03({ communeNom }, 'commune')).toMatchObject({ commune: null, remarques: [{ gravite: 'erreur', correction: null }] });
  }
});

test('un code INSEE dans la colonne des noms est lu s’il n’est pas aussi un code postal', () => {
  expect(v03({ communeNom: '31149' }, 'commune')).toEqual({ commune: '31149', remarques: [] });
  expect(v03({ communeNom: '31100' }, 'commune')).toMatchObject({ commune: null, remarques: [{ gravite: 'erreur', correction: '31555' }] });
  expect(enBref(v03({ codePostal: '31770' }, 'commune').remarques)).toEqual([['communeNom', 'erreur', '31149']]);
});

test('sans code, le nom lu est aussi comparé au code postal', () => {
  const { commune, remarques } = v03({ communeNom: 'Colomiers', codePostal: '69003' }, 'commune');
  expect(commune).toBe('31149');
  expect(enBref(remarques)).toEqual([['codePostal', 'alerte', '31770']]);
});

describe('Le département que la commune propose', () => {
  test('en Corse, il suit la lecture de la commune : le code postal et le nom, ou rien quand le code a deux lectures', () => {
    const departement = (ecarts: Ecarts): unknown =>
      v03({ departement: '20', ...ecarts }).remarques.find(({ indicateur }) => indicateur === 'departement')?.correction;
    expect(departement({ commune: '20200', communeNom: 'Bastia' })).toBe('2B');
    expect(departement({ commune: '20200' })).toBeNull();
    expect(departement({ commune: '20600' })).toBe('2B');
    expect(departement({ commune: '2A004' })).toBe('2A');
  });

  test('un code postal et un nom que plusieurs départements portent n’en désignent qu’un ensemble', () => {
    expect(enBref(v03({ departement: '97', commune: '97400', communeNom: 'Saint-Denis' }).remarques)).toEqual([
      ['departement', 'erreur', '974'],
      ['commune', 'erreur', '97411'],
    ]);
  });

  test.each([
    ['987', '98735', 'Polynésie française'],
    ['977', '97701', 'Saint-Barthélemy'],
  ])('le %s n’est pas un département : il n’est ni proposé ni déduit', (departement, commune, nom) => {
    const [refus] = v03({ departement, commune }).remarques;
    expect(refus).toMatchObject({ indicateur: 'departement', gravite: 'erreur', correction: null });
    expect(refus?.message).toContain(`(${nom}) qui n’est pas un département`);
    const deduit = lire([{ ...NU, departement: null, commune }]);
    expect(deduit.inventaire.biens[0]?.departement).toBeNull();
    expect(deRegle(deduit, 'V03')[0]?.message).toContain(`(${nom}) qui n’est pas un département`);
    expect(enBref(v03({ departement: '31', commune }).remarques)).toEqual([['departement', 'erreur', null]]);
  });
});
