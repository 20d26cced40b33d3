/** Reads the JSON hypotheses of the command line (CONCEPTION §8). A key that nobody knows is refused: a typing error must not pass in silence. */
import { RANG_MAXIMAL } from './calcul/poids';
import { CATEGORIES } from './categories';
import { ErreurHypotheses, type HypothesesPartielles, type ReservatairePartiel, type TerritoirePartiel } from './hypotheses-partielles';
import { SEUILS_PAR_DEFAUT, type Seuil } from './hypotheses-seuils';
import { STATUTS_DE_CONVENTION } from './hypotheses-convention';
import { lireEnvoiDuBilan } from './hypotheses-json-convention';
import { lireInfra } from './hypotheses-json-infra';
import { lireExclusions, lireScenario } from './hypotheses-json-scenarios';
import {
  enFraction,
  enListe,
  enObjet,
  enOuiNon,
  enTexte,
  enTexteOuNull,
  enValeur,
  enVolume,
  enVolumeOuNull,
  entier,
  parmi,
  type Champs,
} from './hypotheses-json-valeurs';
import type { AnneeAnterieure, CoefficientDu, DuConsommes, EffectifsRpls, Liberations, VarianteTaux } from './hypotheses';

export { ErreurHypotheses } from './hypotheses-partielles';

/** `source`: the text of a file, or the object already parsed. Throws `ErreurHypotheses`, whose message is for a person. */
export function lireHypothesesJson(source: unknown): HypothesesPartielles {
  const champs = enObjet('', typeof source === 'string' ? analyser(source) : source, [
    'exercice',
    'bailleur',
    'territoires',
    'reservataires',
    'exclusions',
    'denominateurDesParts',
    'plusieursReservataires',
    'echeanceEnCours',
    'arrondi',
    'reglementDesParts',
    'baseGarantie',
    'droitsSansOrigine',
    'populationDuTaux',
    'prolongationGarantieAnnees',
    'droitsAcquisHorsActionLogement',
    'droitsUniquesEtUnTour',
    'repriseParLePrefet',
    'coefficientsDu',
    'duConsommes',
    'seuils',
    'infra',
    'perimetre',
    'envoiDuBilan',
    'scenarios',
  ]);
  const scenarios = champs.lire('scenarios', (cle, valeur) =>
    enListe(cle, valeur).map((element, rang) => lireScenario(`${cle}[${rang}]`, element)),
  );
  refuserDoublons('scenarios', 'nom', scenarios?.map(({ nom }) => nom) ?? []);
  const territoires = champs.lire('territoires', (cle, valeur) =>
    enListe(cle, valeur).map((element, rang) => lireTerritoire(`${cle}[${rang}]`, element)),
  );
  refuserDoublons('territoires', 'code', territoires?.map(({ code }) => code) ?? []);
  const droitsAcquisHorsActionLogement = champs.lire('droitsAcquisHorsActionLogement', enOuiNon);
  return sansAbsents({
    exercice: champs.lire('exercice', (cle, valeur) => entier(cle, valeur, 2000, 2100)),
    bailleur: champs.lire('bailleur', enTexte),
    territoires,
    reservataires: champs.lire('reservataires', (cle, valeur) =>
      enListe(cle, valeur).map((element, rang) => lireReservataire(`${cle}[${rang}]`, element, droitsAcquisHorsActionLogement === true)),
    ),
    exclusions: champs.lire('exclusions', lireExclusions),
    denominateurDesParts: champs.lire('denominateurDesParts', parmi(['parc-eligible', 'parc-total'])),
    plusieursReservataires: champs.lire('plusieursReservataires', parmi(['fraction', 'priorite', 'double'])),
    echeanceEnCours: champs.lire('echeanceEnCours', parmi(['plein', 'prorata'])),
    arrondi: champs.lire('arrondi', parmi(['plus-forts-restes', 'demi-superieur', 'plancher', 'plafond'])),
    reglementDesParts: champs.lire('reglementDesParts', parmi(['a-negocier', 'normaliser', 'reduire'])),
    baseGarantie: champs.lire('baseGarantie', parmi(['flux', 'programme', 'stock'])),
    droitsSansOrigine: champs.lire('droitsSansOrigine', parmi(['garantie', 'hors-garantie'])),
    populationDuTaux: champs.lire('populationDuTaux', parmi(['parc-entier', 'parc-du-reservataire'])),
    prolongationGarantieAnnees: champs.lire('prolongationGarantieAnnees', enVolume),
    droitsAcquisHorsActionLogement,
    droitsUniquesEtUnTour: champs.lire('droitsUniquesEtUnTour', parmi(['a-part', 'droits-de-suite'])),
    repriseParLePrefet: champs.lire('repriseParLePrefet', enOuiNon),
    coefficientsDu: champs.lire('coefficientsDu', lireCoefficients),
    duConsommes: champs.lire('duConsommes', lireDuConsommes),
    seuils: champs.lire('seuils', lireSeuils),
    infra: champs.lire('infra', lireInfra({ departement: lireCode, annees: lireAnneesAnterieures, mobilite: lireMobilite })),
    perimetre: champs.lire('perimetre', (cle, valeur) => enListe(cle, valeur).map((code, rang) => lireCode(`${cle}[${rang}]`, code))),
    envoiDuBilan: champs.lire('envoiDuBilan', lireEnvoiDuBilan),
    scenarios,
  });
}

function analyser(texte: string): unknown {
  try {
    return JSON.parse(texte.replace(/^\uFEFF/, ''));
  } catch (erreur) {
    const detail = erreur instanceof Error ? ` (${erreur.message})` : '';
    throw new ErreurHypotheses(
      '',
      `Le fichier d’hypothèses n’est pas un JSON lisible${detail}. Vérifiez les virgules, les guillemets et les accolades.`,
    );
  }
}

function lireTerritoire(cle: string, valeur: unknown): TerritoirePartiel {
  const champs = enObjet(cle, valeur, [
    'code',
    'taux',
    'liberations',
    'anneesAnterieures',
    'mobiliteRpls',
    'deductions',
    'parcDeclare',
    'parcDeReference',
    'duConventionsDeParc',
  ]);
  return sansAbsents({
    code: champs.exiger('code', lireCode),
    ...champs.lire('taux', lireTaux),
    liberations: champs.lire('liberations', (chemin, brut) => (brut === null ? null : lireLiberations(chemin, brut))),
    anneesAnterieures: champs.lire('anneesAnterieures', lireAnneesAnterieures),
    mobiliteRpls: champs.lire('mobiliteRpls', (chemin, brut) => (brut === null ? null : lireMobilite(chemin, brut))),
    deductions: champs.lire('deductions', lireDeductions),
    parcDeclare: champs.lire('parcDeclare', enVolumeOuNull),
    parcDeReference: champs.lire('parcDeReference', enVolumeOuNull),
    duConventionsDeParc: champs.lire('duConventionsDeParc', enVolume),
  });
}

/** `9` and `"9"` are `09`: JSON numbers, like spreadsheets, lose the leading zero. */
function lireCode(cle: string, valeur: unknown): string {
  const texte = typeof valeur === 'number' ? String(valeur) : enTexte(cle, valeur);
  const code = texte.trim().toUpperCase().padStart(2, '0');
  if (!/^(\d{2}|2[AB]|97\d)$/.test(code)) {
    throw new ErreurHypotheses(
      cle,
      `« ${cle} » vaut ${enValeur(valeur)} : ce n’est pas un code de département. Écrivez par exemple "31", "2A" ou "974".`,
    );
  }
  return code;
}

/** A rate without its variante is meant to be used: it is a typed rate. */
function lireTaux(cle: string, valeur: unknown): Pick<TerritoirePartiel, 'variante' | 'tauxSaisi' | 'periode'> {
  const champs = enObjet(cle, valeur, ['variante', 'valeur', 'periode']);
  const tauxSaisi = champs.lire('valeur', (chemin, brut) => (brut === null ? null : enFraction(chemin, brut)));
  const variante: VarianteTaux | undefined =
    champs.lire('variante', parmi(['harmonise', 'intermediaire', 'rpls', 'saisi'])) ??
    (typeof tauxSaisi === 'number' ? 'saisi' : undefined);
  if (variante === 'saisi' && typeof tauxSaisi !== 'number') {
    throw new ErreurHypotheses(
      `${cle}.valeur`,
      `« ${cle}.variante » vaut "saisi", mais « ${cle}.valeur » est absent : ajoutez le taux, par exemple 0.10 pour 10 %.`,
    );
  }
  return sansAbsents({ variante, tauxSaisi, periode: champs.lire('periode', parmi(['n-1', 'moyenne-simple', 'moyenne-ponderee'])) });
}

function lireLiberations(cle: string, valeur: unknown): Liberations {
  const champs = enObjet(cle, valeur, ['total', 'etudiants', 'specifiques', 'mutations', 'relogementsAnru', 'relogementsOrcodLhi']);
  const facultatif = (nom: string): number => champs.lire(nom, enVolume) ?? 0;
  const liberations: Liberations = {
    total: champs.exiger('total', enVolume),
    etudiants: facultatif('etudiants'),
    specifiques: facultatif('specifiques'),
    mutations: facultatif('mutations'),
    relogementsAnru: facultatif('relogementsAnru'),
    relogementsOrcodLhi: facultatif('relogementsOrcodLhi'),
  };
  const { total, ...parties } = liberations;
  const detail = Object.values(parties).reduce((cumul, partie) => cumul + partie, 0);
  if (detail > total) {
    throw new ErreurHypotheses(
      `${cle}.total`,
      `« ${cle}.total » vaut ${total}, moins que la somme de son détail (${detail}). Le total comprend toutes les libérations : corrigez-le, ou corrigez le détail.`,
    );
  }
  return liberations;
}

/** Years before N-1, étudiants and spécifiques already out. */
function lireAnneesAnterieures(cle: string, valeur: unknown): AnneeAnterieure[] {
  const annees = enListe(cle, valeur).map((element, rang) => lireAnneeAnterieure(`${cle}[${rang}]`, element));
  refuserDoublons(
    cle,
    'annee',
    annees.map(({ annee }) => annee),
  );
  return annees;
}

function lireAnneeAnterieure(cle: string, valeur: unknown): AnneeAnterieure {
  const champs = enObjet(cle, valeur, ['annee', 'liberations', 'mutations', 'anru', 'orcodLhi', 'parcDeReference']);
  const annee: AnneeAnterieure = {
    annee: champs.exiger('annee', (chemin, brut) => entier(chemin, brut, 2000, 2100)),
    liberations: champs.exiger('liberations', enVolumeOuNull),
    mutations: champs.lire('mutations', enVolume) ?? 0,
    anru: champs.lire('anru', enVolume) ?? 0,
    orcodLhi: champs.lire('orcodLhi', enVolume) ?? 0,
    parcDeReference: champs.exiger('parcDeReference', enVolumeOuNull),
  };
  const { liberations, mutations, anru, orcodLhi } = annee;
  const detail = mutations + anru + orcodLhi;
  if (liberations !== null && detail > liberations) {
    throw new ErreurHypotheses(
      `${cle}.liberations`,
      `« ${cle}.liberations » vaut ${liberations}, moins que la somme de son détail (${detail}) : corrigez le total, ou corrigez le détail.`,
    );
  }
  return annee;
}

function lireMobilite(cle: string, valeur: unknown): EffectifsRpls {
  const champs = enObjet(cle, valeur, ['emmenagements', 'parc']);
  return { emmenagements: champs.exiger('emmenagements', enVolumeOuNull), parc: champs.exiger('parc', enVolumeOuNull) };
}

function lireDeductions(cle: string, valeur: unknown): NonNullable<TerritoirePartiel['deductions']> {
  const noms = ['mutations', 'relogementsRu', 'orcod', 'lhi', 'vente'] as const;
  const champs: Champs = enObjet(cle, valeur, noms);
  return sansAbsents(Object.fromEntries(noms.map((nom) => [nom, champs.lire(nom, enVolume)])));
}

/** Caps and bounds typed instead of the dated ones. */
function lireSeuils(cle: string, valeur: unknown): Partial<Record<Seuil, number>> {
  const noms = Object.keys(SEUILS_PAR_DEFAUT) as Seuil[];
  const champs = enObjet(cle, valeur, noms);
  return sansAbsents(Object.fromEntries(noms.map((nom) => [nom, champs.lire(nom, enFraction)])));
}

function lireCoefficients(cle: string, valeur: unknown): CoefficientDu[] {
  const coefficients = enListe(cle, valeur).map((element, rang): CoefficientDu => {
    const champs = enObjet(`${cle}[${rang}]`, element, ['zone', 'coefficient', 'source']);
    return {
      zone: champs.exiger('zone', lireCode),
      coefficient: champs.exiger('coefficient', enVolumeOuNull),
      source: champs.lire('source', enTexteOuNull) ?? null,
    };
  });
  refuserDoublons(
    cle,
    'zone',
    coefficients.map(({ zone }) => zone),
  );
  return coefficients;
}

function lireDuConsommes(cle: string, valeur: unknown): DuConsommes[] {
  const lus = enListe(cle, valeur).map((element, rang): DuConsommes => {
    const champs = enObjet(`${cle}[${rang}]`, element, ['territoire', 'reservataire', 'consommes']);
    return {
      territoire: champs.exiger('territoire', lireCode),
      reservataire: champs.exiger('reservataire', enTexte),
      consommes: champs.exiger('consommes', enVolume),
    };
  });
  refuserDoublons(
    cle,
    'reservataire',
    lus.map(({ territoire, reservataire }) => `${reservataire} (${territoire})`),
  );
  return lus;
}

function lireReservataire(cle: string, valeur: unknown, droitsPourTous: boolean): ReservatairePartiel {
  const champs = enObjet(cle, valeur, [
    'nom',
    'categorie',
    'territoire',
    'methode',
    'partConvenue',
    'origineDesDroits',
    'partHorsGarantie',
    'modeDeGestion',
    'rang',
    'statutDeConvention',
  ]);
  const reservataire: ReservatairePartiel = sansAbsents({
    nom: champs.exiger('nom', enTexte),
    categorie: champs.lire('categorie', parmi(CATEGORIES)),
    territoire: champs.lire('territoire', (chemin, brut) => (brut === null ? null : lireCode(chemin, brut))),
    methode: champs.lire('methode', parmi(['assiette', 'droits-acquis', 'assiette-propre'])),
    partConvenue: champs.lire('partConvenue', (chemin, brut) => (brut === null ? null : enFraction(chemin, brut))),
    origineDesDroits: champs.lire('origineDesDroits', enTexteOuNull),
    partHorsGarantie: champs.lire('partHorsGarantie', enFraction),
    modeDeGestion: champs.lire('modeDeGestion', enTexteOuNull),
    rang: champs.lire('rang', (chemin, brut) => (brut === null ? null : entier(chemin, brut, 1, RANG_MAXIMAL))),
    statutDeConvention: champs.lire('statutDeConvention', parmi(STATUTS_DE_CONVENTION)),
  });
  if (reservataire.categorie === 'non-reserve' && typeof reservataire.partConvenue === 'number') {
    throw new ErreurHypotheses(
      `${cle}.partConvenue`,
      `« ${cle}.partConvenue » vaut ${reservataire.partConvenue} pour le non réservé, qui est toujours le solde des autres parts : retirez cette ligne.`,
    );
  }
  if (
    !droitsPourTous &&
    reservataire.methode === 'droits-acquis' &&
    reservataire.categorie !== undefined &&
    reservataire.categorie !== 'action-logement'
  ) {
    throw new ErreurHypotheses(
      `${cle}.methode`,
      `« ${cle}.methode » vaut "droits-acquis" pour « ${reservataire.nom} » : cette méthode est réservée à Action Logement. Écrivez "assiette", la catégorie "action-logement", ou ajoutez "droitsAcquisHorsActionLogement": true.`,
    );
  }
  return reservataire;
}

function refuserDoublons(liste: string, champ: string, valeurs: readonly (string | number)[]): void {
  const rang = valeurs.findIndex((valeur, indice) => valeurs.indexOf(valeur) !== indice);
  if (rang < 0) return;
  const cle = `${liste}[${rang}].${champ}`;
  throw new ErreurHypotheses(
    cle,
    `« ${cle} » vaut ${enValeur(valeurs[rang])}, déjà utilisé plus haut dans « ${liste} » : gardez une seule ligne ou changez cette valeur.`,
  );
}

/** Absent keys stay absent, so that the defaults apply. */
function sansAbsents<T extends object>(objet: T): T {
  return Object.fromEntries(Object.entries(objet).filter(([, valeur]) => valeur !== undefined)) as T;
}
