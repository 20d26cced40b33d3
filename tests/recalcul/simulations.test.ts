/** What a negotiator types into the sheets, against the rules on the same hypotheses: nothing is generated again in between. */
import { LIBELLE_METHODE, LIBELLE_PARTAGE, LIBELLE_VARIANTE, ND } from '../../src/classeur/libelles';
import { NOM_PARAMETRE } from '../../src/classeur/feuilles/parametres';
import { calculer } from '../../src/domaine/calcul/calculer';
import { compter } from '../../src/domaine/calcul/comptage';
import type { Hypotheses, HypothesesTerritoire } from '../../src/domaine/hypotheses';
import type { Resultats } from '../../src/domaine/resultats';
import { ecrireClasseur } from '../../src/fichier/ecrire-plan';
import { memeValeur } from '../outils/comparer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planDe, saisir, type Recalcul, type Saisie } from '../outils/recalculer';
import { decrireParTableur, type Tableur } from '../outils/tableur';
import { lignesLues } from '../outils/tables-du-plan';

const AL = 'Action Logement';

const INVENTAIRE = creerInventaire(
  creerBiens([
    [30, { reservataires: [AL], programme: 'Lilas', finConvention: '2026-09-30', liberation: 'externe' }],
    [12, { reservataires: ['Toulouse Métropole', AL], programme: 'Îlot *' }],
    [8, { reservataires: ['Commune de Balma'], finConvention: '2024-12-31' }],
    [6, { reservataires: ['Commune de Balma'], liberation: 'mutation' }],
    [4, { horsFlux: 'ETUDIANT' }],
    [3, { horsFlux: 'TRAVAUX', reservataires: [AL] }],
    [90, { liberation: null }],
    [3, { liberation: 'anru' }],
    [7, { departement: '09', commune: '09122', reservataires: ['Commune de Foix'], liberation: 'externe' }],
    [13, { departement: '09', commune: '09122' }],
  ]),
);

const HYPOTHESES = creerHypotheses({
  territoires: [
    creerTerritoire({ deductions: { mutations: 2, relogementsRu: 1.5, orcod: 0, lhi: 1, vente: 0 } }),
    creerTerritoire({ code: '09' }),
  ],
  reservataires: [
    creerReservataire('Préfecture', { categorie: 'etat-prioritaires', partConvenue: 0.25 }),
    creerReservataire(AL, { categorie: 'action-logement' }),
  ],
});

const PLAN = planDe(INVENTAIRE, HYPOTHESES);

function dans31(champs: Partial<HypothesesTerritoire>): Partial<Hypotheses> {
  return {
    territoires: HYPOTHESES.territoires.map((territoire) => (territoire.code === '31' ? { ...territoire, ...champs } : territoire)),
  };
}

const ouNd = (valeur: number | null): number | string => valeur ?? ND;

function attendu({ assiette, flux, rotation }: Resultats): readonly (readonly (string | number)[])[] {
  return [
    ...rotation.map((r) => [r.territoire, ouNd(r.tauxHarmonise), ouNd(r.tauxIntermediaire), ouNd(r.tauxRetenu)]),
    ...assiette.map((a) => [a.territoire, a.parc, a.horsFlux, a.parcEligible, a.fluxBrut, a.assiette]),
    ...flux.map((f) => [f.territoire, f.reservataire, f.logementsReserves, ouNd(f.part), ouNd(f.partRetenue), f.fluxEstime, f.fluxArrondi]),
  ];
}

function obtenu({ plan, lecture }: Recalcul): readonly (readonly (string | number | null)[])[] {
  const colonnes = (table: string, entetes: readonly string[]): (string | number | null)[][] =>
    lignesLues(plan, lecture, table).map((ligne) => entetes.map((entete) => ligne[entete] ?? null));
  return [
    ...colonnes('Rotation', ['Territoire', 'Taux harmonisé', 'Taux intermédiaire', 'Taux retenu']),
    ...colonnes('Assiette', ['Territoire', 'Parc', 'Hors flux', 'Parc éligible', 'Flux brut', 'Assiette']),
    ...colonnes('Flux', ['Territoire', 'Réservataire', 'Logements réservés', 'Part', 'Part retenue', 'Flux estimé', 'Flux arrondi']),
  ];
}

const CAS: readonly (readonly [string, readonly Saisie[], Partial<Hypotheses>])[] = [
  ['rien de changé', [], {}],
  [
    'la variante de taux',
    [['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.intermediaire]],
    dans31({ variante: 'intermediaire' }),
  ],
  [
    'un taux saisi',
    [
      ['Territoires', '31', 'Variante de taux', LIBELLE_VARIANTE.saisi],
      ['Territoires', '31', 'Taux saisi', 0.0923],
    ],
    dans31({ variante: 'saisi', tauxSaisi: 0.0923 }),
  ],
  [
    'les mutations, au-delà du flux brut',
    [['Territoires', '31', 'Mutations', 5000]],
    dans31({ deductions: { mutations: 5000, relogementsRu: 1.5, orcod: 0, lhi: 1, vente: 0 } }),
  ],
  ['un parc déclaré', [['Territoires', '31', 'Parc déclaré', 400]], dans31({ parcDeclare: 400 })],
  ['un motif que l’on remet dans le flux', [['Motifs', 'ETUDIANT', 'Exclu du flux', 'Non']], { exclusions: { ETUDIANT: false } }],
  ['un motif que l’on sort du flux', [['Motifs', 'TRAVAUX', 'Exclu du flux', 'Oui']], { exclusions: { TRAVAUX: true } }],
  ['un motif obligatoire, qui reste exclu', [['Motifs', 'VENTE', 'Exclu du flux', 'Non']], {}],
  [
    'une part convenue',
    [['Reservataires', 'Préfecture', 'Part convenue', 0.3]],
    { reservataires: HYPOTHESES.reservataires.map((ligne) => (ligne.nom === 'Préfecture' ? { ...ligne, partConvenue: 0.3 } : ligne)) },
  ],
  [
    'la méthode d’Action Logement',
    [['Reservataires', AL, 'Méthode', LIBELLE_METHODE['droits-acquis']]],
    { reservataires: HYPOTHESES.reservataires.map((ligne) => (ligne.nom === AL ? { ...ligne, methode: 'droits-acquis' } : ligne)) },
  ],
  [
    'la règle des logements partagés',
    [['Parametres', NOM_PARAMETRE.plusieursReservataires, 'Valeur', LIBELLE_PARTAGE.priorite]],
    { plusieursReservataires: 'priorite' },
  ],
];

decrireParTableur('Une hypothèse changée dans les cellules', (ouvrir) => {
  let tableur: Tableur;
  let octets: Uint8Array;
  beforeAll(async () => {
    tableur = await ouvrir();
    octets = await ecrireClasseur(PLAN);
  });
  afterAll(() => tableur.fermer());

  it.each(CAS)('donne ce que donnent les règles : %s', async (_, saisies, changement) => {
    await tableur.charger(octets);
    const resultat = await saisir(tableur, PLAN, saisies);
    const changees = { ...HYPOTHESES, ...changement };
    const voulu = attendu(calculer(INVENTAIRE, compter(INVENTAIRE.biens, changees), changees));
    const lu = obtenu(resultat);
    expect(lu).toHaveLength(voulu.length);
    const ecarts = voulu.flatMap((ligne, r) =>
      ligne.every((valeur, c) => memeValeur(valeur, lu[r]?.[c] ?? null)) ? [] : [{ voulu: ligne, lu: lu[r] }],
    );
    expect(ecarts).toEqual([]);
    expect([...resultat.lecture.values()].flatMap(({ erreurs }) => erreurs)).toEqual([]);
  });
});
