/** Names of scenario sheets: Excel refuses `: \ / ? * [ ]`, more than 31 characters, an apostrophe at either end and twins. */
const PREFIXE = 'Scénario ';
const LONGUEUR_FEUILLE = 31;

/** Names that the header of `Comparaison` already uses. */
const RESERVES = ['référence', 'territoire', 'réservataire', 'catégorie', 'clé'];

/** Display names, clean and all different, in the order of the scenarios. */
export function nomsDesScenarios(noms: readonly string[]): string[] {
  const pris = new Set(RESERVES);
  const longueur = LONGUEUR_FEUILLE - PREFIXE.length;
  return noms.map((nom, rang) => {
    const propre = nettoyer(nom) || `n° ${rang + 1}`;
    // The first characters decide of the sheet's name: they are what must differ.
    let candidat = propre;
    for (let essai = 2; pris.has(candidat.slice(0, longueur).toLowerCase()); essai++) {
      const suffixe = ` (${essai})`;
      candidat = propre.slice(0, longueur - suffixe.length).trim() + suffixe;
    }
    pris.add(candidat.slice(0, longueur).toLowerCase());
    return candidat;
  });
}

export function nomDeFeuille(nomDeScenario: string): string {
  return (PREFIXE + nomDeScenario).slice(0, LONGUEUR_FEUILLE).replace(/[\s']+$/, '');
}

function nettoyer(nom: string): string {
  return nom
    .replace(/[:\\/?*[\]#\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .replace(/^['\s]+|['\s]+$/g, '');
}
