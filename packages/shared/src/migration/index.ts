export { Obstacle, type ObstacleReason } from './obstacle.ts';
