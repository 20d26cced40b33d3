/** The dwelling of a row of the source. Reading gives them in the order of the sheet: they are then searched, which costs no index. */
import type { Bien } from './bien';

export type BienDeLaLigne = (ligneSource: number) => Bien | undefined;

const CONNUS = new WeakMap<readonly Bien[], BienDeLaLigne>();

export function bienParLigne(biens: readonly Bien[]): BienDeLaLigne {
  const connu = CONNUS.get(biens) ?? chercheur(biens);
  CONNUS.set(biens, connu);
  return connu;
}

function chercheur(biens: readonly Bien[]): BienDeLaLigne {
  if (!estCroissante(biens)) {
    const index = new Map(biens.map((bien) => [bien.ligneSource, bien]));
    return (ligneSource) => index.get(ligneSource);
  }
  return (ligneSource) => {
    let debut = 0;
    let fin = biens.length;
    while (debut < fin) {
      const milieu = (debut + fin) >> 1;
      if ((biens[milieu]?.ligneSource ?? 0) < ligneSource) debut = milieu + 1;
      else fin = milieu;
    }
    const trouve = biens[debut];
    return trouve?.ligneSource === ligneSource ? trouve : undefined;
  };
}

function estCroissante(biens: readonly Bien[]): boolean {
  let precedente = -Infinity;
  for (const { ligneSource } of biens) {
    if (ligneSource <= precedente) return false;
    precedente = ligneSource;
  }
  return true;
}
