/** Another value, or a reason to ignore, for one anomaly, for those that read the same, or for its rule in the whole column. */
import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnomalieSuivie } from '../../domaine/decisions/corriger';
import type { Portee } from '../../domaine/decisions/decisions';
import { garderDe, type Choix, type Semblables } from '../etat/decider';
import { afficherEntier } from '../etat/nombres';
import { useStylesEcran } from './styles';

interface Props {
  readonly id: string;
  readonly anomalie: AnomalieSuivie;
  readonly semblables: Semblables;
  readonly lieu: string;
  readonly corrigeable: boolean;
  readonly occupe: boolean;
  readonly onDecider: (choix: Choix, portee: Portee) => void;
}

interface Offre {
  readonly portee: Portee;
  readonly libelle: string;
}

/** A wider reach is offered only where it reaches more. */
function porteesOffertes({ regle }: AnomalieSuivie, { genre, colonne }: Semblables): readonly Offre[] {
  const offres: Offre[] = [{ portee: 'une', libelle: 'Cette remarque seulement' }];
  if (genre > 1) offres.push({ portee: 'genre', libelle: `Les ${afficherEntier(genre)} remarques de même valeur lue` });
  if (colonne !== null && colonne > genre) {
    offres.push({ portee: 'colonne', libelle: `Les ${afficherEntier(colonne)} remarques ${regle} de cette colonne, et celles à venir` });
  }
  return offres;
}

export function AutresChoix({ id, anomalie, semblables, lieu, corrigeable, occupe, onDecider }: Props) {
  const styles = useStylesEcran();
  const [choisie, setPortee] = useState<Portee>('une');
  const [valeur, setValeur] = useState('');
  const [motif, setMotif] = useState('');
  const [manque, setManque] = useState<'valeur' | 'motif' | null>(null);
  const offres = porteesOffertes(anomalie, semblables);
  // What was offered may be decided meanwhile, from another card.
  const portee = offres.some((offre) => offre.portee === choisie) ? choisie : 'une';
  const decider = (choix: Choix): void => {
    const vide = choix.action === 'accepter' ? choix.valeur === '' : choix.motif.trim() === '';
    setManque(vide ? (choix.action === 'accepter' ? 'valeur' : 'motif') : null);
    if (!vide) onDecider(choix, portee);
  };
  const proposees = anomalie.correction !== null && corrigeable;
  const garder = garderDe(anomalie, portee);
  return (
    <div id={id} role="group" aria-label={`Autres choix, ${lieu}`} className={styles.groupe}>
      {offres.length > 1 && (
        <Field size="small" label="Décider pour">
          <RadioGroup value={portee} disabled={occupe} onChange={(_, donnees) => setPortee(donnees.value as Portee)}>
            {offres.map((offre) => (
              <Radio key={offre.portee} value={offre.portee} label={offre.libelle} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {proposees && portee !== 'une' && (
        <div>
          <Button size="small" disabled={occupe} onClick={() => decider({ action: 'accepter', valeur: null })}>
            {portee === 'colonne'
              ? `Accepter les ${afficherEntier(semblables.propositions)} corrections proposées`
              : 'Accepter la correction proposée'}
          </Button>
        </div>
      )}
      {garder !== null && portee !== 'une' && (
        <div>
          <Button size="small" disabled={occupe} onClick={() => decider(garder.choix)}>
            {garder.libelle}
          </Button>
        </div>
      )}
      {/* A column retains for each of its remarks what is proposed there. */}
      {corrigeable && portee !== 'colonne' && (
        <>
          <Field
            size="small"
            label="Valeur à retenir"
            validationMessage={manque === 'valeur' ? 'Saisissez la valeur à retenir.' : undefined}
          >
            <Input size="small" value={valeur} disabled={occupe} onChange={(_, donnees) => setValeur(donnees.value)} />
          </Field>
          <div>
            <Button size="small" disabled={occupe} onClick={() => decider({ action: 'accepter', valeur: valeur.trim() })}>
              Retenir cette valeur
            </Button>
          </div>
        </>
      )}
      <Field
        size="small"
        label="Motif pour ignorer"
        validationMessage={manque === 'motif' ? 'Un motif est nécessaire : il reste dans le classeur.' : undefined}
      >
        <Input size="small" value={motif} disabled={occupe} onChange={(_, donnees) => setMotif(donnees.value)} />
      </Field>
      <div>
        <Button size="small" disabled={occupe} onClick={() => decider({ action: 'ignorer', motif })}>
          Ignorer
        </Button>
      </div>
    </div>
  );
}
