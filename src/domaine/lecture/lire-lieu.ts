/** Commune, département and EPCI of a dwelling, cross-checked against the reference data (V03, V04, V21). */
import { NOMS_DES_DEPARTEMENTS } from '../geographie/departements';
import type { CommuneReference } from '../geographie/referentiel';
import type { Indicateur } from '../inventaire';
import { lireCommune, type ContexteLieu } from './lire-commune';
import { ATTENDUS, estDepartementAdmis, lireDepartement } from './lire-departement';
import { normaliserSiren, SIREN_DU_SIRET } from './normaliser-codes';
import { citer } from './rapporteur';
import { texteDe } from './texte';

export interface LieuLu {
  readonly departement: string | null;
  readonly commune: string | null;
  readonly communeNom: string | null;
  readonly epci: string | null;
  readonly epciNom: string | null;
}

function lireEpci(contexte: ContexteLieu, commune: CommuneReference | null): string | null {
  const { referentiel, signaler } = contexte;
  const attendu = commune?.epci ?? null;
  const nomAttendu = attendu === null ? '' : (referentiel.epci(attendu)?.nom ?? '');
  const correction = attendu;
  const proposition = attendu === null ? 'Saisissez le SIREN de l’EPCI.' : `Correction proposée : ${attendu} (${nomAttendu}).`;
  const indicateur: Indicateur = contexte.a('epci') ? 'epci' : 'epciNom';
  const valeur = contexte.valeur(indicateur);
  const texte = texteDe(valeur);
  const lecture = normaliserSiren(valeur);
  if (lecture.etat === 'vide') {
    // Nothing is guessed: a commune belongs to one EPCI only.
    if (contexte.a(indicateur) && attendu !== null) {
      signaler({
        gravite: 'information',
        regle: 'V04',
        indicateur,
        valeur,
        message: `l’EPCI manque : il est déduit de la commune, ${nomAttendu} (${attendu}). Saisissez-le, ou gardez cette lecture.`,
        correction,
      });
    }
    return attendu;
  }
  const trouve = lecture.etat === 'lu' ? referentiel.epci(lecture.valeur) : referentiel.epciParNom(texte, attendu);
  if (trouve === undefined) {
    signaler({
      gravite: 'alerte',
      regle: 'V04',
      indicateur,
      valeur,
      message: `l’EPCI ${citer(texte)} n’est pas connu. ${proposition}`,
      correction,
    });
    return null;
  }
  if (lecture.etat === 'lu' && lecture.remarque === SIREN_DU_SIRET) {
    signaler({
      gravite: 'information',
      regle: 'V04',
      indicateur,
      valeur,
      message: `${citer(texte)} est un SIRET : l’EPCI est lu par son SIREN, ${trouve.siren} (${trouve.nom}). Mettez le SIREN, ou gardez cette lecture.`,
      correction: trouve.siren,
    });
  }
  if (commune !== null && attendu !== trouve.siren) {
    signaler({
      gravite: 'alerte',
      regle: 'V04',
      indicateur,
      valeur,
      message: `la commune ${commune.nom} n’appartient pas à ${citer(texte)}, lu ${trouve.nom}. ${proposition}`,
      correction,
    });
  }
  return trouve.siren;
}

export function lireLieu(contexte: ContexteLieu): LieuLu {
  const lu = lireDepartement(contexte);
  const { commune: lue } = lireCommune(contexte, lu);
  // An arrondissement is no commune: rights and rates are those of Paris, Lyon or Marseille. The trace says what was written.
  const commune = lue === null ? null : (contexte.referentiel.communeMere(lue.code) ?? lue);
  const aDeduire = lu === null && texteDe(contexte.valeur('departement')) === '';
  const deduit = aDeduire ? (commune?.departement ?? null) : null;
  const departement = lu ?? (deduit !== null && estDepartementAdmis(deduit) ? deduit : null);
  if (lu !== null && commune !== null && commune.departement !== lu) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message: `la commune ${commune.nom} (${commune.code}) n’est pas dans le département ${citer(lu)}, mais dans le ${commune.departement}. Corrigez le département ou la commune.`,
      correction: estDepartementAdmis(commune.departement) ? commune.departement : null,
    });
  }
  if (departement === null && aDeduire) {
    contexte.signaler({
      gravite: 'erreur',
      regle: 'V03',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message:
        deduit === null
          ? 'le département manque et la commune ne permet pas de le déduire. Saisissez son code, par exemple 31.'
          : `le département manque, et la commune ${commune?.nom ?? ''} est dans un territoire (${NOMS_DES_DEPARTEMENTS.get(deduit) ?? deduit}) qui n’est pas un département : ${ATTENDUS}. Corrigez la commune, ou retirez la ligne.`,
    });
  }
  if (departement !== null && contexte.perimetre !== null && !contexte.perimetre.has(departement)) {
    contexte.signaler({
      gravite: 'alerte',
      regle: 'V21',
      indicateur: 'departement',
      valeur: contexte.valeur('departement'),
      message: `le département ${citer(departement)} est hors du périmètre de la convention. Retirez la ligne ou élargissez le périmètre.`,
    });
  }
  const epci = lireEpci(contexte, commune);
  const nomLu = texteDe(contexte.valeur('communeNom'));
  const epciNom = epci === null ? texteDe(contexte.valeur('epciNom')) : (contexte.referentiel.epci(epci)?.nom ?? '');
  return {
    departement,
    commune: commune?.code ?? null,
    communeNom: commune?.nom ?? (nomLu === '' ? null : nomLu),
    epci,
    epciNom: epciNom === '' ? null : epciNom,
  };
}

export const COLONNES_DU_LIEU: readonly Indicateur[] = ['departement', 'commune', 'communeNom', 'codePostal', 'epci', 'epciNom'];
