/** Names written ten ways: what the rules made one, what looks alike and waits for a decision, what was decided. */
import { Button, Subtitle2, Text } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { NON_RESERVE } from '../../domaine/bien';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { fusionnerRapprochements, type Rapprochement } from '../../domaine/decisions/rapprochements';
import { cleDeReservataire } from '../../domaine/reservataires/cle-de-reservataire';
import type { Ecriture, GroupeSur, RapprochementIncertain } from '../../domaine/reservataires/rapprocher';
import { CarteNom } from '../composants/CarteNom';
import { NomsDecides } from '../composants/NomsDecides';
import { ReglesDeDecoupage } from '../composants/ReglesDeDecoupage';
import { useStylesEcran } from '../composants/styles';
import { dateDuJour } from '../etat/date-du-jour';
import { accorder, afficherEntier } from '../etat/nombres';
import type { Negoflux } from '../etat/useNegoflux';

const PAGE = 10;
const PAGE_DES_SURS = 50;

export function EcranReservataires({ etat, commandes }: Negoflux) {
  const styles = useStylesEcran();
  const { propositions, memoire } = etat.decisions;
  const occupe = etat.operation !== null;
  const [montres, setMontres] = useState(PAGE);
  const titre = useRef<HTMLHeadingElement>(null);
  // Looked for once, when this section opens; a new reading or another rule of splitting asks again.
  useEffect(() => {
    if (propositions === null) void commandes.proposerNoms();
  }, [propositions, commandes]);
  const decides = useMemo(() => new Set(memoire.rapprochements.map(({ nomLu }) => cleDeReservataire(nomLu))), [memoire.rapprochements]);

  const decider = (ecritures: readonly Ecriture[], choix: Pick<Rapprochement, 'nomRetenu' | 'categorie'>): void => {
    const nouveaux = ecritures.map(({ nom }) => ({ nomLu: nom, ...choix, decideLe: dateDuJour() }));
    commandes.decider({ rapprochements: fusionnerRapprochements(memoire.rapprochements, nouveaux) });
    // The card goes: the keyboard must not be lost with it.
    titre.current?.focus();
  };

  if (propositions === null) {
    return (
      <>
        <Text>Les noms de réservataires sont comparés entre eux et aux noms officiels de leur département.</Text>
        <div>
          <Button disabled={occupe} onClick={() => void commandes.proposerNoms()}>
            Comparer les noms
          </Button>
        </div>
      </>
    );
  }
  const aDecider = propositions.incertains.filter(({ ecritures }) => ecritures.some(({ nom }) => !decides.has(cleDeReservataire(nom))));
  const reste = aDecider.length - montres;
  return (
    <>
      <section className={styles.groupe} aria-label="Noms à décider">
        <h3 className={styles.titre} ref={titre} tabIndex={-1}>
          <Subtitle2>
            {aDecider.length === 0 ? 'Aucun nom à décider' : accorder(aDecider.length, 'nom à décider', 'noms à décider')}
          </Subtitle2>
        </h3>
        <ul className={styles.liste}>
          {aDecider.slice(0, montres).map((nom) => (
            <li key={nom.ecritures[0]?.nom ?? nom.nomPropose} className={styles.carte}>
              <Text weight="semibold">{nom.nomPropose}</Text>
              <CarteNom nom={nom} occupe={occupe} onDecider={(choix) => decider(nom.ecritures, choix)} />
            </li>
          ))}
        </ul>
        {reste > 0 && (
          <Button
            onClick={() => setMontres(montres + PAGE)}
          >{`Afficher ${Math.min(PAGE, reste)} de plus (encore ${afficherEntier(reste)})`}</Button>
        )}
      </section>
      <details>
        <summary>{`Décidés (${afficherEntier(memoire.rapprochements.length)})`}</summary>
        <NomsDecides
          rapprochements={memoire.rapprochements}
          occupe={occupe}
          onRetirer={(retires) => commandes.decider({ rapprochements: memoire.rapprochements.filter((garde) => !retires.includes(garde)) })}
        />
      </details>
      <details>
        <summary>{`Reconnus d’office (${afficherEntier(propositions.surs.length)})`}</summary>
        <NomsSurs surs={propositions.surs} decides={decides} occupe={occupe} onDecider={decider} />
      </details>
      <details>
        <summary>{`Plusieurs réservataires dans une cellule (${afficherEntier(propositions.multiples.length)})`}</summary>
        <ReglesDeDecoupage
          decoupage={memoire.decoupage}
          multiples={propositions.multiples}
          occupe={occupe}
          onChanger={(decoupage) => commandes.decider({ decoupage })}
        />
      </details>
    </>
  );
}

interface PropsSurs {
  readonly surs: readonly GroupeSur[];
  readonly decides: ReadonlySet<string>;
  readonly occupe: boolean;
  readonly onDecider: (ecritures: readonly Ecriture[], choix: Pick<Rapprochement, 'nomRetenu' | 'categorie'>) => void;
}

/** Already applied; who disagrees decides otherwise. */
function NomsSurs({ surs, decides, occupe, onDecider }: PropsSurs) {
  const styles = useStylesEcran();
  const [ouvert, setOuvert] = useState<string | null>(null);
  const [montres, setMontres] = useState(PAGE_DES_SURS);
  const reste = surs.length - montres;
  return (
    <>
      <ul className={styles.liste} aria-label="Noms reconnus d’office">
        {surs.slice(0, montres).map(({ nomRetenu, categorie, raison, ecritures }) => {
          const affiche = nomRetenu === NON_RESERVE ? 'Non réservé' : nomRetenu;
          const nom: RapprochementIncertain = {
            ecritures,
            nomPropose: affiche,
            categorieProposee: categorie,
            raisonCategorie: raison,
            departements: [],
            candidats: [],
          };
          const decide = ecritures.some(({ nom: ecriture }) => decides.has(cleDeReservataire(ecriture)));
          return (
            <li key={nomRetenu} className={styles.carte}>
              <Text weight="semibold">{`${affiche} (${LIBELLE_CATEGORIE[categorie]})`}</Text>
              <Text size={200}>
                {ecritures.map(({ nom: ecriture, nombre }) => `« ${ecriture} » (${afficherEntier(nombre)})`).join(', ')}
              </Text>
              {decide && <Text size={200}>Vous en avez décidé autrement : voir « Décidés ».</Text>}
              <div>
                <Button
                  size="small"
                  aria-expanded={ouvert === nomRetenu}
                  aria-label={`Changer « ${affiche} »`}
                  onClick={() => setOuvert(ouvert === nomRetenu ? null : nomRetenu)}
                >
                  Changer
                </Button>
              </div>
              {ouvert === nomRetenu && (
                <CarteNom
                  nom={nom}
                  occupe={occupe}
                  onDecider={(choix) => {
                    setOuvert(null);
                    onDecider(ecritures, choix);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {reste > 0 && (
        <Button
          size="small"
          onClick={() => setMontres(montres + PAGE_DES_SURS)}
        >{`Afficher ${Math.min(PAGE_DES_SURS, reste)} de plus (encore ${afficherEntier(reste)})`}</Button>
      )}
    </>
  );
}
