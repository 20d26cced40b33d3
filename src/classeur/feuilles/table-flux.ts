import { NON_RESERVE } from '../../domaine/bien';
import { arrondir } from '../../domaine/calcul/arrondi';
import { denominateurDuTerritoire, motifsExclus } from '../../domaine/calcul/hypotheses-effectives';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { ResultatFlux } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, techniques } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { chercher, indexer, ligne, ref, sansJoker } from '../formules';
import { COMME_LA_REFERENCE, LIBELLE_DENOMINATEUR, LIBELLE_METHODE, MOTIF_COURT, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { COLONNE_DROITS, COLONNE_GROUPE } from './comptage';

/** Intermediate values of a territoire's rows, for the cached results of the helper columns. */
interface Intermediaires {
  readonly reintegres: number;
  readonly base: number;
  readonly droitsUniques: number;
  readonly aArrondir: number;
  readonly entier: number;
  readonly reste: number;
  readonly aDonner: number;
}

function intermediaires(contexte: Contexte, jeu: Jeu): (element: ResultatFlux) => Intermediaires {
  const { comptage } = contexte;
  const arrondis = jeu.resultats.flux.map(({ fluxEstime }) => arrondir(fluxEstime, 9));
  return (element) => {
    const { territoire, reservataire, methode, fluxEstime } = element;
    const assiette = jeu.resultats.assiette.find((a) => a.territoire === territoire);
    const total = denominateurDuTerritoire(jeu.hypotheses, territoire) === 'parc-total';
    const exclus = motifsExclus(jeu.hypotheses, territoire);
    const reintegres = comptage.lignes.reduce((somme, c) => {
      const titulaire = c.droit === 'ACTIF' ? c.reservataire : NON_RESERVE;
      const compte = c.territoire === territoire && titulaire === reservataire && c.motif !== 'FLUX' && (total || !exclus.has(c.motif));
      return somme + (compte ? c.poids : 0);
    }, 0);
    const rangs = jeu.resultats.flux.flatMap((autre, rang) => (autre.territoire === territoire ? [arrondis[rang] ?? 0] : []));
    const aArrondir = arrondir(fluxEstime, 9);
    const entier = Math.floor(aArrondir);
    return {
      reintegres,
      base: (total ? assiette?.parc : assiette?.parcEligible) ?? 0,
      droitsUniques: methode === 'droits-acquis' ? fluxEstime : 0,
      aArrondir,
      entier,
      reste: arrondir(aArrondir - entier, 9),
      aDonner: arrondir(rangs.reduce((somme, valeur) => somme + valeur, 0)) - rangs.reduce((somme, valeur) => somme + Math.floor(valeur), 0),
    };
  };
}

function rangDe(elements: readonly { readonly cle: string }[], cle: string): number {
  return elements.findIndex((element) => element.cle === cle) + 1;
}

/** The rows of `Flux`, for the reference and for each scenario alike. */
export function tableFlux(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const { flux: t, assiette: a } = jeu.tables;
  const l = (entete: string): string => ligne(t, entete);
  const reserve = (entete: string): string => indexer('ComptageReservataires', entete, l('Rang comptage'));
  const assiette = (entete: string): string => indexer(a, entete, l('Rang assiette'));
  const hypothese = (entete: string): string => indexer('Reservataires', entete, l('Rang hypothèse'));
  const estSolde = `${l('Réservataire')}="${NON_RESERVE}"`;
  const groupe = (colonnes: ReadonlyMap<string, string>, code: string): string => reserve(colonnes.get(code) ?? code);
  const parTerritoire = (entete: string): string => `SUMIF(${ref(t, 'Clé territoire')},${l('Clé territoire')},${ref(t, entete)})`;
  const memeTerritoire = `(${ref(t, 'Clé territoire')}=${l('Clé territoire')})`;
  const inter = intermediaires(contexte, jeu);
  const { reservataires } = contexte.hypotheses;
  const hypotheses = reservataires.map(({ nom, territoire }) => ({ cle: `${territoire === null ? 'TOUS' : `D${territoire}`}|${nom.slice(0, 100)}` }));
  const comptes = clesDuComptage(contexte);
  const assiettes = jeu.resultats.assiette.map(({ territoire }) => ({ cle: territoire }));
  const toutLeParc = `${assiette('Dénominateur')}="${LIBELLE_DENOMINATEUR['parc-total']}"`;
  const tauxOuZero = `IF(ISNUMBER(${assiette('Taux de rotation')}),${assiette('Taux de rotation')},0)`;
  const excluDe = (code: (typeof MOTIFS_NEGOCIES)[number]['code']): string => `(1-${assiette(`Exclu ${MOTIF_COURT[code]}`)})`;
  const enDroits = `${l('Méthode')}="${LIBELLE_METHODE['droits-acquis']}"`;
  const methodeDeReference = `IF(${hypothese('Méthode')}="${LIBELLE_METHODE['droits-acquis']}","${LIBELLE_METHODE['droits-acquis']}","${LIBELLE_METHODE.assiette}")`;

  return construireTable<ResultatFlux>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Logements réservés', 'resultat', 'decimal2', 12, ({ logementsReserves }) => logementsReserves, {
        formule:
          `=IF(${estSolde},MAX(0,${groupe(COLONNE_GROUPE, 'FLUX')}+${l('Réintégrés')}+${chercher('ComptageTerritoires', 'Non listés', l('Clé territoire'))}),` +
          `${groupe(COLONNE_GROUPE, 'FLUX')}+${l('Réintégrés')})`,
      }),
      colonne('Part', 'resultat', 'pourcent2', 12, ({ part }) => ouNd(part), {
        formule: `=IF(${l('Base des parts')}>0,${l('Logements réservés')}/${l('Base des parts')},"${ND}")`,
      }),
      colonne('Part retenue', 'resultat', 'pourcent2', 12, ({ partRetenue }) => ouNd(partRetenue), {
        formule: `=IF(${estSolde},MAX(0,1-${parTerritoire('Part hors non réservé')}),${l('Part hors non réservé')})`,
      }),
      colonne('Flux estimé', 'resultat-cle', 'decimal2', 12, ({ fluxEstime }) => fluxEstime, {
        formule: `=IF(${enDroits},${l('DU annuels')},IF(ISNUMBER(${l('Part retenue')}),${l('Part retenue')}*${assiette('Assiette')},0))`,
      }),
      colonne('Flux arrondi', 'resultat-cle', 'entier', 12, ({ fluxArrondi }) => fluxArrondi, {
        formule:
          `=${l('Flux entier')}+IF(SUMPRODUCT(${memeTerritoire}*(${ref(t, 'Reste')}>${l('Reste')}))+` +
          `SUMPRODUCT(${memeTerritoire}*(${ref(t, 'Reste')}=${l('Reste')})*(${ref(t, 'Ordre')}<${l('Ordre')}))<${l('À donner')},1,0)`,
      }),
      colonne('% du patrimoine', 'resultat', 'pourcent2', 12, ({ partDuPatrimoine }) => ouNd(partDuPatrimoine), {
        formule: `=IF(${assiette('Parc')}>0,${l('Flux estimé')}/${assiette('Parc')},"${ND}")`,
      }),
      colonne('Catégorie', 'resultat', 'texte', 20, ({ categorie }) => LIBELLE_CATEGORIE[categorie], {
        formule: `=IF(${estSolde},"${LIBELLE_CATEGORIE['non-reserve']}",IF(${l('Rang hypothèse')}>0,${hypothese('Catégorie')},"${LIBELLE_CATEGORIE.autre}"))`,
      }),
      colonne('Méthode', 'resultat', 'texte', 13, ({ methode }) => LIBELLE_METHODE[methode], {
        formule:
          `=IF(OR(${estSolde},${l('Rang hypothèse')}=0),"${LIBELLE_METHODE.assiette}",IF(AND(${l('Catégorie')}="${LIBELLE_CATEGORIE['action-logement']}",` +
          `${assiette('Méthode Action Logement')}<>"${COMME_LA_REFERENCE}"),${assiette('Méthode Action Logement')},${methodeDeReference}))`,
      }),
      colonne('Part convenue', 'resultat', 'pourcent2', 12, ({ partConvenue }) => partConvenue ?? '', {
        formule: `=IF(OR(${estSolde},${l('Rang hypothèse')}=0),"",IF(ISNUMBER(${hypothese('Part convenue')}),${hypothese('Part convenue')},""))`,
      }),
      colonne('DU annuels', 'resultat', 'decimal2', 12, (element) => inter(element).droitsUniques, {
        formule:
          `=IF(${enDroits},${tauxOuZero}*(${groupe(COLONNE_DROITS, 'FLUX')}+` +
          `${MOTIFS_NEGOCIES.map(({ code }) => `${groupe(COLONNE_DROITS, code)}*${excluDe(code)}`).join('+')})+` +
          `N(${chercher('Liberations', 'DU de conventions de parc', l('Clé territoire'))}),0)`,
      }),
      colonne('Base des parts', 'resultat', 'entier', 12, (element) => inter(element).base, {
        formule: `=IF(${toutLeParc},${assiette('Parc')},${assiette('Parc éligible')})`,
      }),
      ...techniques<ResultatFlux>([
      colonne('Réintégrés', 'resultat', 'decimal2', 12, (element) => inter(element).reintegres, {
        formule:
          `=IF(${toutLeParc},${groupe(COLONNE_GROUPE, 'OBLIGATOIRE')}+${MOTIFS_NEGOCIES.map(({ code }) => groupe(COLONNE_GROUPE, code)).join('+')},` +
          `${MOTIFS_NEGOCIES.map(({ code }) => `${groupe(COLONNE_GROUPE, code)}*${excluDe(code)}`).join('+')})`,
      }),
      colonne('Part hors non réservé', 'resultat', 'pourcent2', 12, ({ reservataire, partRetenue }) => (reservataire === NON_RESERVE ? 0 : ouNd(partRetenue)), {
        formule:
          `=IF(${estSolde},0,IF(ISNUMBER(${l('Part convenue')}),${l('Part convenue')},IF(${enDroits},` +
          `IF(${assiette('Assiette')}>0,${l('DU annuels')}/${assiette('Assiette')},"${ND}"),${l('Part')})))`,
      }),
      colonne('Flux à arrondir', 'resultat', 'decimal4', 12, (element) => inter(element).aArrondir, { formule: `=ROUND(${l('Flux estimé')},9)` }),
      colonne('Flux entier', 'resultat', 'entier', 10, (element) => inter(element).entier, { formule: `=INT(${l('Flux à arrondir')})` }),
      colonne('Reste', 'resultat', 'decimal4', 10, (element) => inter(element).reste, { formule: `=ROUND(${l('Flux à arrondir')}-${l('Flux entier')},9)` }),
      colonne('À donner', 'resultat', 'entier', 10, (element) => inter(element).aDonner, {
        formule: `=ROUND(${parTerritoire('Flux à arrondir')},0)-${parTerritoire('Flux entier')}`,
      }),
      colonne('Ordre', 'texte', 'entier', 8, (_, rang) => rang + 1),
      colonne('Rang comptage', 'resultat', 'entier', 10, ({ territoire, reservataire }) => rangDe(comptes, `D${territoire}|${reservataire.slice(0, 100)}`), {
        formule: `=MATCH(${sansJoker(l('Clé'))},ComptageReservataires[Clé],0)`,
      }),
      colonne('Rang assiette', 'resultat', 'entier', 10, ({ territoire }) => rangDe(assiettes, territoire), {
        formule: `=MATCH(${l('Clé territoire')},${ref(a, 'Clé')},0)`,
      }),
      colonne('Rang hypothèse', 'resultat', 'entier', 10, ({ territoire, reservataire }) => {
        const propre = rangDe(hypotheses, `D${territoire}|${reservataire.slice(0, 100)}`);
        return propre > 0 ? propre : rangDe(hypotheses, `TOUS|${reservataire.slice(0, 100)}`);
      }, {
        formule:
          `=IFERROR(MATCH(${sansJoker(l('Clé'))},Reservataires[Clé],0),` +
          `IFERROR(MATCH("TOUS|"&${sansJoker(`LEFT(${l('Réservataire')},100)`)},Reservataires[Clé],0),0))`,
      }),
      colonne('Clé', 'resultat', 'general', 26, ({ territoire, reservataire }) => `D${territoire}|${reservataire.slice(0, 100)}`, {
        formule: `="D"&${l('Territoire')}&"|"&LEFT(${l('Réservataire')},100)`,
      }),
      colonne('Clé territoire', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    jeu.resultats.flux,
    { ligne: debut },
  );
}

function clesDuComptage({ reference, scenarios, comptage }: Contexte): { readonly cle: string }[] {
  const lignes = [...[reference, ...scenarios].flatMap(({ resultats }) => resultats.flux), ...comptage.lignes];
  return [...new Set(lignes.map(({ territoire, reservataire }) => `D${territoire}|${reservataire.slice(0, 100)}`))].map((cle) => ({ cle }));
}
